/** just-bash passes bytes as strings of characters up to 255, one for each byte. */

export function byteString(bytes: Uint8Array): string {
  let text = ''
  // In pieces: as arguments of one call, a large file would overflow the stack.
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192))
  }
  return text
}

export function bytesOfString(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Bytes as text; what is no UTF-8 becomes replacement characters. */
export function decodeBytes(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
