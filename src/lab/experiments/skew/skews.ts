/** Mistakes of preprocessing, each as the change of the contract that makes it. */
export const SKEWS = {
  bgr: { colorOrder: 'BGR' },
  raw: { scale: 1 },
  unnormalised: { mean: [0, 0, 0], std: [1, 1, 1] },
  mean: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  nearest: { filter: 'nearest' },
  stretch: { crop: 'stretch' },
  layout: { layout: 'NHWC' },
  turned: { orientation: 'upside-down' },
} as const

export type Skew = keyof typeof SKEWS
export const SKEW_IDS = Object.keys(SKEWS) as Skew[]

/** One mistake, or each of them alone in turn. */
export type SkewSettings = { kind: 'one'; skew: Skew } | { kind: 'all' }
