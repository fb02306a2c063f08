import type { inspector as source } from '../id/inspector.ts'
import type { Widen } from '../widen.ts'

export const inspector: Widen<typeof source> = {
  title: 'ARTEFACT INSPECTOR',
  live: 'Live',
  stopped: 'The service has stopped; the last artefact stays on show.',
  empty: 'Simulate the pipeline to see the production artefact that is loaded.',
  loading: 'Preparing the view…',
}
