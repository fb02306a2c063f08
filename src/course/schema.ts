import { z } from 'zod'
import { EXPERIMENT_IDS } from './course.ts'

/**
 * The schema of a `*.course.yaml` file. Build time only: the page gets parsed data and never this file.
 * `inline` fields hold **bold**, *emphasis*, `code`, $math$, [terms](#istilah-...) and [sources](https://...);
 * all other fields are plain text.
 */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits, words joined by "-"')
  .max(64)

const plain = z.string().trim().min(1, 'must not be empty')

const inline = plain

const aside = z.strictObject({ title: plain, text: inline })

const point = z.strictObject({
  id,
  lead: plain.describe('said in bold before the text'),
  text: inline,
  experiment: z.enum(EXPERIMENT_IDS),
})

const block = z
  .strictObject({
    paragraph: inline.optional(),
    points: z.array(point).min(1).optional(),
    aside: aside.optional(),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, {
    error: 'a block is exactly one of: paragraph (text), points (list), aside (title and text)',
  })

const section = z.strictObject({ id, heading: plain.optional(), blocks: z.array(block).min(1) })

const option = z.strictObject({
  id,
  text: inline,
  correct: z.literal(true, { error: 'must be true, or be left out' }).optional(),
  feedback: inline.describe('why this option is right or wrong'),
})

const question = z.strictObject({
  id,
  label: plain,
  text: inline,
  options: z
    .array(option)
    .min(2)
    .max(5)
    .refine((options) => options.filter((each) => each.correct).length === 1, {
      error: 'exactly one option must be marked "correct: true"',
    }),
  experiment: z.enum(EXPERIMENT_IDS).optional(),
  aside: aside.optional(),
})

const step = z.strictObject({
  id,
  label: plain,
  question: inline,
  solutionLabel: plain,
  solution: inline,
  points: z
    .array(z.strictObject({ id, text: inline }))
    .min(2)
    .max(6),
})

const challenge = z.strictObject({
  title: plain,
  task: plain,
  brief: inline,
  facts: z.array(z.strictObject({ id, name: plain, value: inline })),
  steps: z.array(step).min(1),
})

const entry = z.strictObject({ id, name: plain, definition: inline })

export const courseSource = z.strictObject({
  format: z.literal(1, { error: 'must be 1: the only format there is' }),
  id,
  language: z.string().regex(/^[a-z]{2}$/, 'must be a two-letter language code'),
  title: plain,
  lesson: z.array(section).min(1),
  quiz: z.strictObject({ heading: plain, questions: z.array(question).min(1) }),
  challenge,
  glossary: z.strictObject({ heading: plain, entries: z.array(entry) }),
})

export type CourseSource = z.infer<typeof courseSource>
