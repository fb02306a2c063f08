import * as v from 'valibot'

/**
 * The model's manifest, `public/models/<name>/manifest.json`: what the service needs to know about its artefacts,
 * and nothing that it could read from them. Written by training/export.py, checked here before anything is loaded.
 */

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const count = v.pipe(v.pipe(v.number(), v.integer()), v.minValue(0))
/** A plain file name beside the manifest: no folders, no scheme. */
const fileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/))
const text = v.pipe(v.string(), v.maxLength(2000))

export const CLASS_COUNT_MAX = 1000

export const preprocessingSchema = v.object({
  /** exif: turned as the picture's EXIF says, before anything else. The other values here and below are mistakes that
   * services make; the contract can say them, so that they can be made on purpose. */
  orientation: v.picklist(['exif', 'upside-down']),
  /** Colour of what shows through where the picture is transparent, as #rrggbb. */
  background: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
  /** The largest centred square; stretch: the whole picture, pressed into a square. */
  crop: v.picklist(['center-square', 'stretch']),
  /** Side of the input in pixels. */
  size: v.pipe(v.pipe(v.number(), v.integer()), v.minValue(1), v.maxValue(1024)),
  /** Pillow's filter of that name, antialiased, 8 bit per channel. */
  filter: v.picklist(['bilinear', 'nearest']),
  colorOrder: v.picklist(['RGB', 'BGR']),
  /** How the numbers lie in memory. The network reads NCHW, whatever is written here. */
  layout: v.picklist(['NCHW', 'NHWC']),
  /** Pixel values are divided by this before mean and std. */
  scale: v.pipe(v.number(), v.gtValue(0)),
  mean: v.pipe(v.array(v.number()), v.length(3)),
  std: v.pipe(v.array(v.pipe(v.number(), v.gtValue(0))), v.length(3)),
})

const tensorSchema = v.object({
  name: text,
  type: v.literal('float32'),
  /** Strings are dynamic axes. */
  shape: v.pipe(v.array(v.union([v.pipe(v.number(), v.integer()), text])), v.maxLength(8)),
})

const accuracySchema = v.object({
  /** Share of right answers on the CIFAR-10 test set (n = 10,000). */
  cifar10Test: share,
  /** Share of right answers on public/samples (an emoji set held out of training). */
  samples: share,
  /** Share of right answers on test photographs that were moved, scaled, blurred and compressed again. */
  phoneTest: share,
  /** Expected calibration error on the CIFAR-10 test set, 15 bins. */
  ece: share,
})

export const artifactSchema = v.object({
  id: v.picklist(['int8', 'fp32', 'raw', 'tiny']),
  file: fileName,
  bytes: v.pipe(v.pipe(v.number(), v.integer()), v.gtValue(0), v.maxValue(64_000_000)),
  sha256,
  opset: count,
  irVersion: count,
  producer: text,
  /** Trained numbers in the network (after fusion for the optimised artefacts). */
  parameters: count,
  /** Multiply-adds for one image. */
  multiplyAdds: count,
  /** Type of the stored weights. */
  weightType: v.picklist(['float32', 'int8']),
  accuracy: accuracySchema,
  /** Per golden input, the logits that PyTorch gives for the same weights. */
  goldenLogits: v.pipe(v.array(v.pipe(v.array(v.number()), v.maxLength(CLASS_COUNT_MAX))), v.maxLength(32)),
})

const provenanceSchema = v.object({
  seed: v.pipe(v.number(), v.integer()),
  epochs: count,
  batchSize: count,
  learningRate: v.number(),
  commit: text,
  torch: text,
  dataset: text,
  dataSha256: sha256,
  minutes: v.number(),
})

const manifestShape = v.object({
  schemaVersion: v.literal(1),
  name: text,
  version: text,
  license: text,
  inputs: v.pipe(v.array(tensorSchema), v.minLength(1), v.maxLength(8)),
  outputs: v.pipe(v.array(tensorSchema), v.minLength(1), v.maxLength(8)),
  preprocessing: preprocessingSchema,
  labels: v.object({
    id: v.pipe(v.array(text), v.minLength(2), v.maxLength(CLASS_COUNT_MAX)),
    en: v.pipe(v.array(text), v.minLength(2), v.maxLength(CLASS_COUNT_MAX)),
  }),
  artifacts: v.pipe(v.array(artifactSchema), v.minLength(1), v.maxLength(8)),
  /** Base64 of size x size x 3 bytes each, RGB rows: pixels after crop and resize, before scale, mean and std. */
  goldenPixels: v.pipe(v.array(v.pipe(v.string(), v.maxLength(8_000_000))), v.minLength(1), v.maxLength(32)),
  /** Largest difference from goldenLogits that is still the same model. */
  goldenTolerance: v.pipe(v.number(), v.gtValue(0)),
  evaluation: v.object({
    /** Per class, share of right answers on the CIFAR-10 test set, reference artefact. */
    perClass: v.array(share),
    /** confusion[truth][answer], counts. */
    confusion: v.array(v.array(count)),
    samples: v.object({ n: count, perClass: v.array(share) }),
  }),
  training: v.object({ main: provenanceSchema, tiny: provenanceSchema }),
})

/** The shape above, and what its parts must have to do with each other. */
export const manifestSchema = v.pipe(
  manifestShape,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { path, message } of contradictions(dataset.value)) {
      addIssue({ message, path: [issueAt(dataset.value, path)] })
    }
  }),
)

/** Where a contradiction is, as valibot writes places down. */
function issueAt(input: ManifestShape, key: string): v.ObjectPathItem {
  return { type: 'object', origin: 'value', input, key, value: null }
}

type ManifestShape = v.InferOutput<typeof manifestShape>

function contradictions(manifest: ManifestShape): { path: string; message: string }[] {
  const { labels, artifacts, goldenPixels, preprocessing, evaluation } = manifest
  const found: { path: string; message: string }[] = []
  const complain = (path: string, message: string) => found.push({ path, message })
  const classCount = labels.id.length

  if (labels.en.length !== classCount) complain('labels.en', `${classCount} labels expected`)
  if (evaluation.perClass.length !== classCount)
    complain('evaluation.perClass', `${classCount} shares expected`)
  const base64Length = 4 * preprocessing.size ** 2
  for (const [index, pixels] of goldenPixels.entries()) {
    if (pixels.length !== base64Length)
      complain(`goldenPixels.${index}`, `${base64Length} characters expected`)
  }
  const ids = new Set<string>()
  for (const [index, artifact] of artifacts.entries()) {
    if (ids.has(artifact.id)) complain(`artifacts.${index}.id`, 'stands twice')
    ids.add(artifact.id)
    const isComplete =
      artifact.goldenLogits.length === goldenPixels.length &&
      artifact.goldenLogits.every((logits) => logits.length === classCount)
    if (!isComplete) {
      complain(`artifacts.${index}.goldenLogits`, `${goldenPixels.length} x ${classCount} numbers expected`)
    }
  }
  return found
}

export type Manifest = v.InferOutput<typeof manifestSchema>
export type Artifact = v.InferOutput<typeof artifactSchema>
export type ArtifactId = Artifact['id']
export type Preprocessing = v.InferOutput<typeof preprocessingSchema>
