import { expect, it } from 'vitest'
import { readBack } from './read-back.ts'

const TRAINED = { scale: 255, mean: [0.5, 0.4, 0.3], std: [0.25, 0.25, 0.2] }
const normalised = (byte: number, channel: number) =>
  (byte / 255 - (TRAINED.mean[channel] ?? 0)) / (TRAINED.std[channel] ?? 1)

it('numbers that follow the contract become the pixels that they came from', () => {
  const [red, green] = [
    [200, 10],
    [0, 255],
  ]
  const planes = [red, green, [7, 128]].flatMap((values, channel) =>
    (values ?? []).map((byte) => normalised(byte, channel)),
  )
  expect([...readBack(Float32Array.from(planes), TRAINED)]).toEqual([200, 0, 7, 10, 255, 128])
})

it('numbers far outside become black or white, as a network sees something that it has never seen', () => {
  expect([...readBack(Float32Array.from([255, -255, 0.1]), TRAINED)]).toEqual([255, 0, 82])
})
