import type { ui as source } from '../id/ui.ts'
import type { Widen } from '../widen.ts'

export const ui: Widen<typeof source> = {
  originMeasured: 'measured here',
  originSimulated: (seed) => `simulated (seed ${seed})`,
  originPublished: 'published',
  runtimeWords: 'The system’s own words',
  close: 'Close',
  partFailedTitle: 'This part stopped with an error',
  partFailed: 'The other parts still work, and your record is safe.',
  programMissingTitle: 'Part of the program could not be fetched',
  programMissing: 'The connection may be down. The lesson can still be read; try again once connected.',
  reload: 'Reload the page',
}
