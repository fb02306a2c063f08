export type Rgb = readonly [red: number, green: number, blue: number]

/** "#rrggbb" to three bytes. */
export function parseColor(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/**
 * One colour byte over an opaque one, rounded to the nearest: what Pillow's alpha_composite gives there
 * (AlphaComposite.c), and Chromium's canvas too. All numbers 0 to 255.
 */
export function over(color: number, alpha: number, background: number): number {
  const sum = color * alpha + background * (255 - alpha) + 128
  return (sum + (sum >> 8)) >> 8
}

/** Puts RGBA pixels on a background, in place; afterwards every alpha is 255. */
export function blendOn(pixels: Uint8ClampedArray, [red, green, blue]: Rgb): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 255
    if (alpha === 255) continue
    pixels[at] = over(pixels[at] ?? 0, alpha, red)
    pixels[at + 1] = over(pixels[at + 1] ?? 0, alpha, green)
    pixels[at + 2] = over(pixels[at + 2] ?? 0, alpha, blue)
    pixels[at + 3] = 255
  }
}
