import * as v from 'valibot'

/** Written into every stored and exported record; migrations.ts brings older ones up to it. */
export const RECORD_VERSION = 2

/** The bounds of a record: what is stored came from a disk or a file, and neither is trusted. */
export const LIMITS = {
  answerChars: 4000,
  attempts: 100,
  commits: 50,
  entries: 200,
  options: 12,
  outcomes: 20,
  importChars: 4_000_000,
} as const

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(64))
const name = v.pipe(v.string(), v.maxLength(200))
const answer = v.pipe(v.string(), v.maxLength(LIMITS.answerChars))
/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.minValue(0))
const duration = v.pipe(v.number(), v.minValue(0))
const order = v.pipe(v.array(id), v.maxLength(LIMITS.options))

/** Record of at most LIMITS.entries values by id. */
function byId<T extends v.GenericSchema>(value: T) {
  return v.pipe(
    v.record(id, value),
    v.check((entries) => Object.keys(entries).length <= LIMITS.entries),
  )
}

const confidence = v.picklist(['low', 'medium', 'high'])

const attempt = v.strictObject({ optionId: id, confidence, correct: v.boolean(), at: time, order })

const answers = v.strictObject({
  attempts: v.pipe(v.array(attempt), v.maxLength(LIMITS.attempts)),
  /** The order in which the options stand now; empty: as in the course. */
  order,
  /** The learner asked for another go and has not answered yet. */
  retrying: v.boolean(),
  /** When anything here last changed. */
  at: time,
})

const step = v.strictObject({
  draft: answer,
  /** Own answers that were locked, oldest first. */
  commits: v.pipe(v.array(v.strictObject({ text: answer, at: time })), v.maxLength(LIMITS.commits)),
  /** A locked answer is being written anew. */
  rewriting: v.boolean(),
  /** Points of the solution that the learner found in the own answer. */
  checks: v.pipe(v.array(id), v.maxLength(LIMITS.options)),
  at: time,
})

const latency = v.strictObject({
  p50Ms: duration,
  p95Ms: duration,
  /** null: too few requests to state it. */
  p99Ms: v.nullable(duration),
  /** Number of measured requests. */
  n: v.pipe(v.pipe(v.number(), v.integer()), v.gtValue(0)),
  provider: name,
  artifact: name,
  /** The first request of a fresh service. */
  coldMs: duration,
  /** What the browser tells of the device. */
  device: name,
  at: time,
})

/** A number with where it comes from, as the lab has it. */
const figure = v.strictObject({
  value: v.pipe(v.number(), v.finite()),
  unit: v.picklist(['ms', 'bytes', 'share', 'count', 'perSecond', 'number', 'times']),
  origin: v.variant('kind', [
    v.strictObject({ kind: v.literal('measured') }),
    v.strictObject({ kind: v.literal('simulated'), seed: v.number() }),
    v.strictObject({
      kind: v.literal('published'),
      href: v.pipe(v.string(), v.startsWith('https://'), v.maxLength(500)),
      label: name,
    }),
  ]),
})

const figures = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,63}$/)), figure),
  v.check((named) => Object.keys(named).length <= LIMITS.options),
)

/** Both oldest first. The outcome that stands is one from after the last prediction. */
const experiment = v.strictObject({
  predictions: v.pipe(
    v.array(v.strictObject({ optionId: id, confidence, at: time })),
    v.maxLength(LIMITS.attempts),
  ),
  outcomes: v.pipe(
    v.array(v.strictObject({ optionId: v.nullable(id), figures, at: time })),
    v.maxLength(LIMITS.outcomes),
  ),
})

const preferences = v.strictObject({
  theme: v.optional(v.picklist(['system', 'light', 'dark'])),
  language: v.optional(v.picklist(['id', 'en'])),
  lowData: v.optional(v.boolean()),
  at: time,
})

export const progressRecord = v.strictObject({
  version: v.literal(RECORD_VERSION),
  answers: byId(answers),
  challenge: byId(step),
  experiments: byId(experiment),
  measurements: v.strictObject({ latency: v.optional(latency) }),
  preferences,
})

export type ProgressRecord = v.InferOutput<typeof progressRecord>
export type Confidence = v.InferOutput<typeof confidence>
export type Attempt = v.InferOutput<typeof attempt>
export type QuestionAnswers = v.InferOutput<typeof answers>
export type ExperimentRecord = v.InferOutput<typeof experiment>
export type StepAnswers = v.InferOutput<typeof step>
export type LatencyMeasurement = v.InferOutput<typeof latency>
export type Preferences = Omit<v.InferOutput<typeof preferences>, 'at'>

export const CONFIDENCES = ['low', 'medium', 'high'] as const satisfies readonly Confidence[]

export const EMPTY_RECORD: ProgressRecord = {
  version: RECORD_VERSION,
  answers: {},
  challenge: {},
  experiments: {},
  measurements: {},
  preferences: { at: 0 },
}

export const EMPTY_ANSWERS: QuestionAnswers = { attempts: [], order: [], retrying: false, at: 0 }
export const EMPTY_EXPERIMENT: ExperimentRecord = { predictions: [], outcomes: [] }
export const EMPTY_STEP: StepAnswers = { draft: '', commits: [], rewriting: false, checks: [], at: 0 }
