/**
 * The parsed course: what the views read. Made at build from content/<language>/module.course.yaml by
 * tools/vite/course-plugin.ts; everything here is plain data and needs nothing at run time.
 */

/** What a claim can be proved with, or a question seen in. The app puts the experiment behind each id. */
export const EXPERIMENT_IDS = [
  'latency',
  'availability',
  'reproducibility',
  'notebook',
  'conversion',
  'loading',
  'skew',
] as const
export type ExperimentId = (typeof EXPERIMENT_IDS)[number]

/** A MathML element. Names and attributes are on the build's list; there is no style and no class. */
export type MathTree = {
  name: string
  attributes?: Record<string, string>
  children: (MathTree | string)[]
}

/** A piece of running text. A bare string is text. */
export type Inline =
  | string
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'code'; text: string }
  /** A source: an https address. */
  | { kind: 'link'; href: string; children: Inline[] }
  /** A word that the glossary explains. */
  | { kind: 'term'; term: string; children: Inline[] }
  | { kind: 'math'; tree: MathTree }
  /** Stays on one line: a term or formula with the punctuation that touches it. */
  | { kind: 'keep'; children: Inline[] }

export type Point = { id: string; lead: string; text: Inline[]; experiment: ExperimentId }

/** A note beside the text: where the field has moved on, with its source. */
export type Aside = { title: string; text: Inline[] }

export type Block =
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'points'; points: Point[] }
  | ({ kind: 'aside' } & Aside)

export type Section = { id: string; heading?: string; blocks: Block[] }

export type Option = { id: string; text: Inline[]; correct: boolean; feedback: Inline[] }

export type Question = {
  id: string
  label: string
  text: Inline[]
  options: Option[]
  /** What the learner can see happen after answering. */
  experiment?: ExperimentId
  aside?: Aside
}

/** One thing that a full answer says; the learner ticks what the own answer said. */
export type SolutionPoint = { id: string; text: Inline[] }

export type Step = {
  id: string
  label: string
  question: Inline[]
  solutionLabel: string
  solution: Inline[]
  points: SolutionPoint[]
}

export type Fact = { id: string; name: string; value: Inline[] }

export type Challenge = { title: string; task: string; brief: Inline[]; facts: Fact[]; steps: Step[] }

export type GlossaryEntry = { id: string; name: string; definition: Inline[] }

export type Course = {
  id: string
  language: string
  title: string
  lesson: Section[]
  quiz: { heading: string; questions: Question[] }
  challenge: Challenge
  glossary: { heading: string; entries: GlossaryEntry[] }
}

/** The id of the popover that explains a term, and the anchor that content writes to point at it. */
export const TERM_PREFIX = 'istilah-'
