import { type EncodedPicture, encodePicture } from '../ground.ts'

/**
 * How a client may have framed a picture: closer, with the thing off the centre, and as a phone's wide photo, whose
 * sides go on with the colours of the picture's edges. Pixels are cut out or added, never resized. Sizes and the shift
 * to the right as shares of the picture's width.
 */
const FRAMINGS = [
  { width: 0.8, height: 0.8, shift: 0 },
  { width: 0.85, height: 0.85, shift: 0.075 },
  { width: 4 / 3, height: 1, shift: 0 },
]

/** Every picture as it is and in each framing, as the body of a request. Throws Error in the browser's words. */
export async function viewsOf(pictures: readonly EncodedPicture[]): Promise<EncodedPicture[]> {
  const framed = pictures.map(async ({ sample, blob }) => {
    const bitmap = await createImageBitmap(blob)
    const blobs = await Promise.all(FRAMINGS.map((framing) => frame(bitmap, framing)))
    bitmap.close()
    return Promise.all(blobs.map((view) => encodePicture({ sample, blob: view })))
  })
  return [...pictures, ...(await Promise.all(framed)).flat()]
}

function frame(bitmap: ImageBitmap, framing: (typeof FRAMINGS)[number]): Promise<Blob> {
  const [width, height] = [
    Math.round(bitmap.width * framing.width),
    Math.round(bitmap.height * framing.height),
  ]
  const left = Math.round((width - bitmap.width) / 2 - bitmap.width * framing.shift)
  const top = Math.round((height - bitmap.height) / 2)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('OffscreenCanvas.getContext("2d") gave null')
  if (left > 0) {
    const right = left + bitmap.width
    context.drawImage(bitmap, 0, 0, 1, bitmap.height, 0, top, left, bitmap.height)
    context.drawImage(bitmap, bitmap.width - 1, 0, 1, bitmap.height, right, top, width - right, bitmap.height)
  }
  context.drawImage(bitmap, left, top)
  return canvas.convertToBlob({ type: 'image/png' })
}
