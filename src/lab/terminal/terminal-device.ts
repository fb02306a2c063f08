/** Bytes that a program wrote to the terminal as text; what is no UTF-8 becomes replacement characters. */
export function decodeBytes(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
