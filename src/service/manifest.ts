import { z } from 'zod/mini'

/**
 * The model's manifest, `public/models/<name>/manifest.json`: what the service needs to know about its artefacts,
 * and nothing that it could read from them. Written by training/export.py, checked here before anything is loaded.
 */

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const share = z.number().check(z.gte(0), z.lte(1))
const count = z.int().check(z.gte(0))
/** A plain file name beside the manifest: no folders, no scheme. */
const fileName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/))
const text = z.string().check(z.maxLength(2000))

export const CLASS_COUNT_MAX = 1000

export const preprocessingSchema = z.object({
  /** EXIF orientation is applied before anything else. */
  orientation: z.literal('exif'),
  /** Colour of what shows through where the picture is transparent, as #rrggbb. */
  background: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** The largest centred square. */
  crop: z.literal('center-square'),
  /** Side of the input in pixels. */
  size: z.int().check(z.gte(1), z.lte(1024)),
  /** Pillow's filter of that name, antialiased, 8 bit per channel. */
  filter: z.literal('bilinear'),
  colorOrder: z.literal('RGB'),
  layout: z.literal('NCHW'),
  /** Pixel values are divided by this before mean and std. */
  scale: z.number().check(z.gt(0)),
  mean: z.array(z.number()).check(z.length(3)),
  std: z.array(z.number().check(z.gt(0))).check(z.length(3)),
})

const tensorSchema = z.object({
  name: text,
  type: z.literal('float32'),
  /** Strings are dynamic axes. */
  shape: z.array(z.union([z.int(), text])).check(z.maxLength(8)),
})

const accuracySchema = z.object({
  /** Share of right answers on the CIFAR-10 test set (n = 10,000). */
  cifar10Test: share,
  /** Share of right answers on public/samples (an emoji set held out of training). */
  samples: share,
  /** Share of right answers on test photographs that were moved, scaled, blurred and compressed again. */
  phoneTest: share,
  /** Expected calibration error on the CIFAR-10 test set, 15 bins. */
  ece: share,
})

export const artifactSchema = z.object({
  id: z.enum(['int8', 'fp32', 'raw', 'tiny']),
  file: fileName,
  bytes: z.int().check(z.gt(0), z.lte(64_000_000)),
  sha256,
  opset: count,
  irVersion: count,
  producer: text,
  /** Trained numbers in the network (after fusion for the optimised artefacts). */
  parameters: count,
  /** Multiply-adds for one image. */
  multiplyAdds: count,
  /** Type of the stored weights. */
  weightType: z.enum(['float32', 'int8']),
  accuracy: accuracySchema,
  /** Per golden input, the logits that PyTorch gives for the same weights. */
  goldenLogits: z.array(z.array(z.number()).check(z.maxLength(CLASS_COUNT_MAX))).check(z.maxLength(32)),
})

const provenanceSchema = z.object({
  seed: z.int(),
  epochs: count,
  batchSize: count,
  learningRate: z.number(),
  commit: text,
  torch: text,
  dataset: text,
  dataSha256: sha256,
  minutes: z.number(),
})

const manifestShape = z.object({
  schemaVersion: z.literal(1),
  name: text,
  version: text,
  license: text,
  inputs: z.array(tensorSchema).check(z.minLength(1), z.maxLength(8)),
  outputs: z.array(tensorSchema).check(z.minLength(1), z.maxLength(8)),
  preprocessing: preprocessingSchema,
  labels: z.object({
    id: z.array(text).check(z.minLength(2), z.maxLength(CLASS_COUNT_MAX)),
    en: z.array(text).check(z.minLength(2), z.maxLength(CLASS_COUNT_MAX)),
  }),
  artifacts: z.array(artifactSchema).check(z.minLength(1), z.maxLength(8)),
  /** Base64 of size x size x 3 bytes each, RGB rows: pixels after crop and resize, before scale, mean and std. */
  goldenPixels: z.array(z.string().check(z.maxLength(8_000_000))).check(z.minLength(1), z.maxLength(32)),
  /** Largest difference from goldenLogits that is still the same model. */
  goldenTolerance: z.number().check(z.gt(0)),
  evaluation: z.object({
    /** Per class, share of right answers on the CIFAR-10 test set, reference artefact. */
    perClass: z.array(share),
    /** confusion[truth][answer], counts. */
    confusion: z.array(z.array(count)),
    samples: z.object({ n: count, perClass: z.array(share) }),
  }),
  training: z.object({ main: provenanceSchema, tiny: provenanceSchema }),
})

/** The shape above, and what its parts must have to do with each other. */
export const manifestSchema = manifestShape.check((context) => {
  const { labels, artifacts, goldenPixels, preprocessing, evaluation } = context.value
  const classCount = labels.id.length
  const complain = (path: (string | number)[], message: string) =>
    context.issues.push({ code: 'custom', input: context.value, path, message })

  if (labels.en.length !== classCount) complain(['labels', 'en'], `${classCount} labels expected`)
  if (evaluation.perClass.length !== classCount)
    complain(['evaluation', 'perClass'], `${classCount} shares expected`)
  const base64Length = 4 * preprocessing.size ** 2
  for (const [index, pixels] of goldenPixels.entries()) {
    if (pixels.length !== base64Length)
      complain(['goldenPixels', index], `${base64Length} characters expected`)
  }
  const ids = new Set<string>()
  for (const [index, artifact] of artifacts.entries()) {
    if (ids.has(artifact.id)) complain(['artifacts', index, 'id'], 'stands twice')
    ids.add(artifact.id)
    const isComplete =
      artifact.goldenLogits.length === goldenPixels.length &&
      artifact.goldenLogits.every((logits) => logits.length === classCount)
    if (!isComplete) {
      complain(
        ['artifacts', index, 'goldenLogits'],
        `${goldenPixels.length} x ${classCount} numbers expected`,
      )
    }
  }
})

export type Manifest = z.infer<typeof manifestSchema>
export type Artifact = z.infer<typeof artifactSchema>
export type ArtifactId = Artifact['id']
export type Preprocessing = z.infer<typeof preprocessingSchema>
