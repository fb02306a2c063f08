/** The experiments, in the order of the lab: claims of the lesson, questions, and what goes further. */
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
