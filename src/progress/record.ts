import * as z from 'zod/mini'

/** Written into every stored and exported record; migrations.ts brings older ones up to it. */
export const RECORD_VERSION = 1

/** The bounds of a record: what is stored came from a disk or a file, and neither is trusted. */
export const LIMITS = {
  answerChars: 4000,
  attempts: 100,
  commits: 50,
  entries: 200,
  options: 12,
  importChars: 4_000_000,
} as const

// Zod compiles validators with `new Function`, which the page's content security policy reports; this turns it off.
z.config({ jitless: true })

const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(64))
const name = z.string().check(z.maxLength(200))
const answer = z.string().check(z.maxLength(LIMITS.answerChars))
/** Milliseconds since 1970. */
const time = z.number().check(z.nonnegative())
const duration = z.number().check(z.nonnegative())
const order = z.array(id).check(z.maxLength(LIMITS.options))

/** Record of at most LIMITS.entries values by id. */
function byId<T extends z.ZodMiniType>(value: T) {
  return z.record(id, value).check(z.refine((entries) => Object.keys(entries).length <= LIMITS.entries))
}

const confidence = z.enum(['low', 'medium', 'high'])

const attempt = z.strictObject({ optionId: id, confidence, correct: z.boolean(), at: time, order })

const answers = z.strictObject({
  attempts: z.array(attempt).check(z.maxLength(LIMITS.attempts)),
  /** The order in which the options stand now; empty: as in the course. */
  order,
  /** The learner asked for another go and has not answered yet. */
  retrying: z.boolean(),
  /** When anything here last changed. */
  at: time,
})

const step = z.strictObject({
  draft: answer,
  /** Own answers that were locked, oldest first. */
  commits: z.array(z.strictObject({ text: answer, at: time })).check(z.maxLength(LIMITS.commits)),
  /** A locked answer is being written anew. */
  rewriting: z.boolean(),
  /** Points of the solution that the learner found in the own answer. */
  checks: z.array(id).check(z.maxLength(LIMITS.options)),
  at: time,
})

const latency = z.strictObject({
  p50Ms: duration,
  p95Ms: duration,
  /** null: too few requests to state it. */
  p99Ms: z.nullable(duration),
  /** Number of measured requests. */
  n: z.int().check(z.positive()),
  provider: name,
  artifact: name,
  /** The first request of a fresh service. */
  coldMs: duration,
  /** What the browser tells of the device. */
  device: name,
  at: time,
})

const preferences = z.strictObject({
  theme: z.optional(z.enum(['system', 'light', 'dark'])),
  language: z.optional(z.enum(['id', 'en'])),
  lowData: z.optional(z.boolean()),
  at: time,
})

export const progressRecord = z.strictObject({
  version: z.literal(RECORD_VERSION),
  answers: byId(answers),
  challenge: byId(step),
  measurements: z.strictObject({ latency: z.optional(latency) }),
  preferences,
})

export type ProgressRecord = z.infer<typeof progressRecord>
export type Confidence = z.infer<typeof confidence>
export type Attempt = z.infer<typeof attempt>
export type QuestionAnswers = z.infer<typeof answers>
export type StepAnswers = z.infer<typeof step>
export type LatencyMeasurement = z.infer<typeof latency>
export type Preferences = Omit<z.infer<typeof preferences>, 'at'>

export const CONFIDENCES = ['low', 'medium', 'high'] as const satisfies readonly Confidence[]

export const EMPTY_RECORD: ProgressRecord = {
  version: RECORD_VERSION,
  answers: {},
  challenge: {},
  measurements: {},
  preferences: { at: 0 },
}

export const EMPTY_ANSWERS: QuestionAnswers = { attempts: [], order: [], retrying: false, at: 0 }
export const EMPTY_STEP: StepAnswers = { draft: '', commits: [], rewriting: false, checks: [], at: 0 }
