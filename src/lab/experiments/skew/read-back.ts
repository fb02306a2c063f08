import type { ModelResponse } from '#service/contract.ts'

type Numbering = Pick<ModelResponse['preprocessing'], 'scale' | 'mean' | 'std'>

/**
 * What a network takes the numbers it was given for: the preprocessing that it was trained with, undone.
 *
 * @param tensor float32, three planes of equal length, as the network reads them.
 * @param trained numbers of the contract that the network was trained with.
 * @returns RGB bytes, pixel by pixel; what lies outside of 0 to 255 becomes the nearest of them.
 */
export function readBack(
  tensor: Float32Array,
  { scale, mean, std }: Numbering,
): Uint8ClampedArray<ArrayBuffer> {
  const plane = tensor.length / 3
  const bytes = new Uint8ClampedArray(tensor.length)
  for (const [index, value] of tensor.entries()) {
    const channel = Math.floor(index / plane)
    bytes[3 * (index % plane) + channel] = (value * (std[channel] ?? 1) + (mean[channel] ?? 0)) * scale
  }
  return bytes
}
