import { withFlippedFloatBit } from '#onnx/damage.ts'
import type { ArtifactId, StartOptions } from '#service/contract.ts'
import { readModelFile } from '../model-files.ts'

/** What is changed, one at a time, on a disk of its own. */
export const CHANGES = ['lowBit', 'signBit', 'highBit', 'otherFile', 'release', 'constant'] as const
export type Change = (typeof CHANGES)[number]

type ChangedFiles = NonNullable<StartOptions['changedFiles']>

const MANIFEST = 'manifest.json'
/** The last layer's bias: one number for each class, added to its logit. */
const BIAS = 'head.bias'
/** A class whose bias is positive: with another exponent it is always the largest. */
const LOUD_CLASS = 3
/** Bits of a float32, from the lowest of the mantissa. */
const BITS = { lowBit: 0, highBit: 30, signBit: 31 }
const NEXT_VERSION = '2.0.0'
/** A decimal point that slipped, in the first of three. */
const SLIPPED = 10

/** The parts of manifest.json that are changed here; the service checks the whole when it starts. */
type ManifestFile = {
  version: string
  preprocessing: { std: number[] }
  artifacts: { id: ArtifactId; file: string }[]
}

/**
 * Files of each change.
 * - lowBit, signBit, highBit: one bit of one and the same weight, each time another (highBit: of the exponent);
 * - otherFile: the tiny artefact lies under the int8 artefact's name;
 * - release: the same file, properly published: the manifest of the next version describes it, hash and golden outputs;
 * - constant: one number of the preprocessing contract.
 *
 * Throws Error in the server's or the browser's words.
 */
export async function changedFiles(signal: AbortSignal): Promise<Record<Change, ChangedFiles>> {
  const manifestText = new TextDecoder().decode(await readModelFile(MANIFEST, signal))
  const manifest = JSON.parse(manifestText) as ManifestFile
  const [served, tiny] = [artifactOf(manifest, 'int8'), artifactOf(manifest, 'tiny')]
  const [bytes, tinyBytes] = await Promise.all([
    readModelFile(served.file, signal),
    readModelFile(tiny.file, signal),
  ])
  const flipped = (bit: number) => {
    const damaged = withFlippedFloatBit(bytes, BIAS, LOUD_CLASS, bit)
    if (!damaged) throw new Error(`${served.file}: no ${BIAS}[${LOUD_CLASS}]`)
    return { [served.file]: damaged }
  }
  const { preprocessing, artifacts } = manifest
  const [firstStd = 1, ...otherStd] = preprocessing.std
  return {
    lowBit: flipped(BITS.lowBit),
    signBit: flipped(BITS.signBit),
    highBit: flipped(BITS.highBit),
    otherFile: { [served.file]: tinyBytes },
    release: {
      [served.file]: tinyBytes,
      [MANIFEST]: written({
        ...manifest,
        version: NEXT_VERSION,
        artifacts: artifacts.map((entry) =>
          entry.id === served.id ? { ...tiny, id: served.id, file: served.file } : entry,
        ),
      }),
    },
    constant: {
      [MANIFEST]: written({
        ...manifest,
        preprocessing: { ...preprocessing, std: [Number((firstStd * SLIPPED).toPrecision(6)), ...otherStd] },
      }),
    },
  }
}

function artifactOf({ artifacts }: ManifestFile, wanted: ArtifactId) {
  const found = artifacts.find(({ id }) => id === wanted)
  if (!found) throw new Error(`${MANIFEST}: no artefact "${wanted}"`)
  return found
}

const written = (manifest: ManifestFile) => new TextEncoder().encode(JSON.stringify(manifest))
