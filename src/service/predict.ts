import { bytesToBase64 } from './base64.ts'
import { type BatchForward, createBatcher } from './batcher.ts'
import { concatenate } from './concatenate.ts'
import type { Batching, Habits, Includable, PredictResponse, ProviderName } from './contract.ts'
import { type DecodeOptions, decodePicture } from './decode.ts'
import type { Session } from './forward.ts'
import type { Artifact, Manifest } from './manifest.ts'
import { uprightSize } from './orientation.ts'
import type { Picture } from './picture.ts'
import { squarePixels, toTensor } from './preprocess.ts'
import { softmax, topIndices } from './probabilities.ts'
import { createSerialQueue } from './serial-queue.ts'

const TOP_COUNT = 3

export type PredictRequest = {
  /** A picture file. */
  bytes: Uint8Array<ArrayBuffer>
  /** performance.now() when the request came in. */
  startMs: number
  /** What the answer brings beside it. */
  include: Includable | null
}

/** Throws ImageError when the picture is at fault; anything else is the service's own failure. */
export type Predict = (request: PredictRequest) => Promise<PredictResponse>

export type PredictorParts = {
  manifest: Manifest
  artifact: Artifact
  session: Session
  provider: ProviderName
  threads: number
  canvasIsExact: boolean
  /** Without it, one picture after the other. */
  batching?: Batching | undefined
  habits?: Pick<Habits, 'globalInput'> | undefined
  decode?: (bytes: Uint8Array<ArrayBuffer>, options: DecodeOptions) => Promise<Picture>
}

/**
 * The three tasks put together. One thing at a time: so the times are those of the work, not of its neighbours, and
 * memory holds one decoded photo, however many wait. With batching, pictures are prepared one by one and run
 * together. `queue` is all waiting, here and before the runtime; `forward` that of the whole batch.
 */
export function createPredictor(parts: PredictorParts): Predict {
  const {
    manifest,
    artifact,
    session,
    provider,
    threads,
    canvasIsExact,
    batching,
    habits,
    decode = decodePicture,
  } = parts
  const { preprocessing, labels, name, version } = manifest
  const { size, background } = preprocessing
  const queue = createSerialQueue()
  const labelled = (probabilities: readonly number[]) => (index: number) => ({
    label: labels.id[index] ?? '',
    index,
    probability: probabilities[index] ?? 0,
  })

  const prepare = async (bytes: Uint8Array<ArrayBuffer>) => {
    const decodeStartMs = performance.now()
    const picture = await decode(bytes, { background, canvasIsExact })
    try {
      const preprocessStartMs = performance.now()
      const timed = timedPicture(picture)
      const pixels = squarePixels(timed.picture, preprocessing)
      const input = toTensor(pixels, preprocessing)
      const readMs = timed.readMs()
      const preprocessMs = performance.now() - preprocessStartMs - readMs
      const decodeMs = preprocessStartMs - decodeStartMs + readMs
      return { picture, pixels, input, decodeMs, preprocessMs }
    } finally {
      picture.close()
    }
  }

  const forwardAll: BatchForward = async (inputs) => {
    const { output, queueMs, forwardMs } = await session.run(concatenate(inputs), [
      inputs.length,
      3,
      size,
      size,
    ])
    const length = output.length / inputs.length
    const outputs = inputs.map((_, index) => output.subarray(index * length, (index + 1) * length))
    return { outputs, queueMs, forwardMs }
  }

  /** The lane is held until the answer is there. */
  const runAlone = (bytes: Uint8Array<ArrayBuffer>) =>
    queue.run(async () => {
      const prepared = await prepare(bytes)
      return {
        ...prepared,
        forward: { ...(await session.run(prepared.input, [1, 3, size, size])), batch: 1 },
      }
    })

  /** One variable for all requests: who prepares last decides what everybody's forward pass sees. */
  let globalInput: Float32Array<ArrayBuffer>
  const runThroughGlobal = async (bytes: Uint8Array<ArrayBuffer>) => {
    const { value, waitedMs } = await queue.run(async () => {
      const prepared = await prepare(bytes)
      globalInput = prepared.input
      return prepared
    })
    const run = await queue.run(() => session.run(globalInput, [1, 3, size, size]))
    return { value: { ...value, forward: { ...run.value, batch: 1 } }, waitedMs: waitedMs + run.waitedMs }
  }

  const batcher = batching ? createBatcher(batching, queue, forwardAll) : null
  const run = async (bytes: Uint8Array<ArrayBuffer>) => {
    if (habits?.globalInput) return runThroughGlobal(bytes)
    if (!batcher) return runAlone(bytes)
    const { value, waitedMs } = await queue.run(() => prepare(bytes))
    return { value: { ...value, forward: await batcher.run(value.input) }, waitedMs }
  }

  return async ({ bytes, startMs, include }) => {
    const { value, waitedMs } = await run(bytes)
    const { picture, pixels, input, decodeMs, preprocessMs, forward } = value
    const probabilities = softmax(forward.output)
    const top = topIndices(probabilities, TOP_COUNT).map(labelled(probabilities))
    const [best] = top
    if (!best) throw new Error('the model gave no answer')
    return {
      ...best,
      top,
      probabilities,
      model: { name, version, artifact: artifact.id, sha256: artifact.sha256 },
      provider,
      threads,
      batch: forward.batch,
      timing_ms: {
        decode: decodeMs,
        preprocess: preprocessMs,
        queue: waitedMs + forward.queueMs,
        forward: forward.forwardMs,
        total: performance.now() - startMs,
      },
      image: { ...uprightSize(picture, picture.orientation), type: picture.type },
      warnings: picture.isExact ? [] : ['pixels-falsified'],
      ...(include === 'pixels' && { pixels: { size, rgb_base64: bytesToBase64(pixels) } }),
      ...(include === 'tensor' && {
        tensor: { shape: [3, size, size], float32_base64: bytesToBase64(new Uint8Array(input.buffer)) },
      }),
    }
  }
}

/** Reading pixels back is decoding's work (the browser may decode only then), though preprocessing asks for it. */
function timedPicture(picture: Picture) {
  let total = 0
  return {
    readMs: () => total,
    picture: {
      ...picture,
      read(rect: Parameters<Picture['read']>[0]) {
        const startMs = performance.now()
        const pixels = picture.read(rect)
        total += performance.now() - startMs
        return pixels
      },
    },
  }
}
