/** Bytes of a base64 text. Throws DOMException InvalidCharacterError when it is none. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}
