import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chooseArtifact, parseManifest } from './artifact.ts'
import { base64ToBytes } from './base64.ts'
import { decodePicture } from './decode.ts'
import { createPredictor } from './predict.ts'
import { softmax, topIndices } from './probabilities.ts'

const read = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)))
const manifest = parseManifest(new TextDecoder().decode(read('../../public/models/benda10/manifest.json')))
const artifact = chooseArtifact(manifest, 'int8')
const logits = [1, 2, 3, 9, 0, 0, 0, 0, 5, 0]

function predictor(onRun: (input: Float32Array) => void = () => {}, globalInput = false) {
  return createPredictor({
    manifest,
    artifact,
    session: {
      run: async (input) => {
        onRun(input)
        return { output: Float32Array.from(logits), queueMs: 0.5, forwardMs: 4 }
      },
      release: async () => {},
    },
    provider: 'wasm',
    threads: 1,
    canvasIsExact: false,
    habits: { globalInput },
    decode: decodePicture,
  })
}

it('answers with the labels of the manifest, the likeliest first, and what the model saw', async () => {
  const bytes = read('./fixtures/pictures/orientation-6.png')
  const predict = predictor((input) => expect(input).toHaveLength(3 * 32 * 32))
  const answer = await predict({ bytes, startMs: performance.now(), include: 'pixels' })
  expect([answer.label, answer.batch]).toEqual(['kucing', 1])
  expect(answer.top.map(({ label }) => label)).toEqual(['kucing', 'kapal', 'burung'])
  expect(answer.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
  expect(answer.probability).toBe(answer.probabilities[3])
  expect(answer.model.sha256).toBe(artifact.sha256)
  expect(answer.image).toEqual({ width: 42, height: 61, type: 'image/png' })
  expect(base64ToBytes(answer.pixels?.rgb_base64 ?? '')).toHaveLength(32 * 32 * 3)
  const { decode, preprocess, queue, forward, total } = answer.timing_ms
  expect([forward, queue >= 0.5]).toEqual([4, true])
  expect(Math.min(decode, preprocess, total)).toBeGreaterThanOrEqual(0)
  const plain = await predict({ bytes, startMs: performance.now(), include: null })
  expect(plain).not.toHaveProperty('pixels')
  expect(plain).not.toHaveProperty('tensor')
})

it('gives away the very numbers that the network was given', async () => {
  let given = new Float32Array()
  const predict = predictor((input) => {
    given = Float32Array.from(input)
  })
  const bytes = read('./fixtures/pictures/rgb.png')
  const { tensor } = await predict({ bytes, startMs: 0, include: 'tensor' })
  expect(tensor?.shape).toEqual([3, 32, 32])
  expect(new Float32Array(base64ToBytes(tensor?.float32_base64 ?? '').buffer)).toEqual(given)
})

it('goes on after a picture that could not be read', async () => {
  const predict = predictor()
  const bad = predict({ bytes: new Uint8Array([1]), startMs: 0, include: null })
  const good = predict({ bytes: read('./fixtures/pictures/rgb.png'), startMs: 0, include: null })
  await expect(bad).rejects.toMatchObject({ type: 'image_type' })
  expect((await good).label).toBe('kucing')
})

it('with batching runs pictures together that come together, each with its own answer', async () => {
  const shapes: (readonly number[])[] = []
  const predict = createPredictor({
    manifest,
    artifact,
    session: {
      // The first class is the likelier, the brighter the picture.
      run: async (input, dims) => {
        shapes.push(dims)
        const length = input.length / (dims[0] ?? 1)
        const output = Array.from({ length: dims[0] ?? 1 }, (_, index) => {
          const sum = input.slice(index * length, (index + 1) * length).reduce((a, b) => a + b, 0)
          return [sum / length, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        })
        return { output: Float32Array.from(output.flat()), queueMs: 0, forwardMs: 4 }
      },
      release: async () => {},
    },
    provider: 'wasm',
    threads: 1,
    canvasIsExact: false,
    batching: { maxBatchSize: 4, maxQueueDelayMs: 0 },
  })
  const names = ['rgb', 'orientation-6', 'rgb', 'orientation-6', 'rgb', 'nowhere']
  const ask = (name: string) => {
    const bytes = name === 'nowhere' ? new Uint8Array([1]) : read(`./fixtures/pictures/${name}.png`)
    return predict({ bytes, startMs: performance.now(), include: null })
  }
  const alone = [await ask('rgb'), await ask('orientation-6')]
  const together = await Promise.allSettled(names.map(ask))
  expect(shapes).toEqual([
    [1, 3, 32, 32],
    [1, 3, 32, 32],
    [4, 3, 32, 32],
    [1, 3, 32, 32],
  ])
  const answers = together.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(answers.map(({ batch }) => batch)).toEqual([4, 4, 4, 4, 1])
  expect(answers.map(({ probability }) => probability)).toEqual(
    [0, 1, 0, 1, 0].map((index) => alone[index]?.probability),
  )
  expect(alone[0]?.probability).not.toBe(alone[1]?.probability)
  expect(together.at(-1)?.status).toBe('rejected')
})

it('softmax stands large logits, and equal values keep their order', () => {
  expect(softmax([1000, 1000])).toEqual([0.5, 0.5])
  expect(topIndices([0.2, 0.4, 0.4, 0], 3)).toEqual([1, 2, 0])
})

it.each([false, true])(
  'two requests at once are mixed only by a global variable: %s',
  async (globalInput) => {
    const seen: number[] = []
    const predict = predictor((input) => seen.push(input.reduce((sum, value) => sum + value, 0)), globalInput)
    const files = ['orientation-6.png', 'rgb.png'].map((file) => read(`./fixtures/pictures/${file}`))
    const startMs = performance.now()
    await Promise.all(files.map((bytes) => predict({ bytes, startMs, include: null })))
    expect(seen[0] === seen[1]).toBe(globalInput)
  },
)
