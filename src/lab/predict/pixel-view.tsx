import { useEffect, useRef } from 'react'

type PixelViewProps = {
  /** size x size x 3 bytes, RGB rows. */
  rgb: Uint8Array | Uint8ClampedArray
  size: number
  label: string
}

/** Draws the pixels that the model was given, enlarged without smoothing. */
export function PixelView({ rgb, size, label }: PixelViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(size, size)
    for (let pixel = 0; pixel < size * size; pixel++) {
      image.data.set(rgb.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel)
      image.data[4 * pixel + 3] = 255
    }
    context.putImageData(image, 0, 0)
  }, [rgb, size])
  return (
    <canvas
      ref={canvas}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      title={label}
      className="aspect-square w-full rounded-md border border-line [image-rendering:pixelated]"
    />
  )
}
