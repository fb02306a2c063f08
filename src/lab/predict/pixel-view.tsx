import { useEffect, useRef } from 'react'
import type { PredictResponse } from '#service/contract.ts'

/** Draws the pixels that the model was given, enlarged without smoothing. */
export function PixelView(props: { pixels: NonNullable<PredictResponse['pixels']>; label: string }) {
  const { pixels, label } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const rgb = atob(pixels.rgb_base64)
    const image = context.createImageData(pixels.size, pixels.size)
    for (let pixel = 0; pixel < pixels.size * pixels.size; pixel++) {
      for (let channel = 0; channel < 3; channel++) {
        image.data[4 * pixel + channel] = rgb.charCodeAt(3 * pixel + channel)
      }
      image.data[4 * pixel + 3] = 255
    }
    context.putImageData(image, 0, 0)
  }, [pixels])
  return (
    <canvas
      ref={canvas}
      width={pixels.size}
      height={pixels.size}
      role="img"
      aria-label={label}
      title={label}
      className="aspect-square w-full rounded-md border border-line [image-rendering:pixelated]"
    />
  )
}
