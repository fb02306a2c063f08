/**
 * Names what came instead of a binary file, or null. These are the usual mistakes of hosting: a page of the server
 * (login, 404 with status 200), a pointer of git-lfs instead of the file, a file that was compressed and not unpacked.
 * All of them look the same to the runtime ("protobuf parsing failed").
 */
export function wrongContent(start: Uint8Array): string | null {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'a gzip archive came instead of the file'
  const text = new TextDecoder().decode(start).trimStart()
  if (text.startsWith('<')) return `a page came instead of the file: ${text.slice(0, 40)}`
  if (text.startsWith('version https://git-lfs'))
    return `a git-lfs pointer came instead of the file: ${text.slice(0, 40)}`
  return null
}
