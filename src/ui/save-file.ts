/** Offers a text as a download with that name. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own reference once the click returned.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
