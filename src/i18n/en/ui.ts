import type { ui as source } from '../id/ui.ts'
import type { Widen } from '../widen.ts'

export const ui: Widen<typeof source> = {
  originMeasured: 'measured here',
  originSimulated: (seed) => `simulated (seed ${seed})`,
  originPublished: 'published',
  runtimeWords: 'The system’s own words',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
}
