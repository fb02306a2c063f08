import { SIZE } from '#notebook/kernel-wire.ts'

export const loadPng = () => import('fast-png')

/** @param pixels SIZE x SIZE x 3 bytes, RGB rows. */
export async function toPng(pixels: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { encode } = await loadPng()
  return new Uint8Array(encode({ width: SIZE, height: SIZE, data: pixels, channels: 3, depth: 8 }))
}

/** As the address of an image. */
export function pngUrl(png: Uint8Array): string {
  return `data:image/png;base64,${btoa(String.fromCharCode(...png))}`
}
