import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Experiment } from './experiment.ts'
import type { ExperimentId } from './experiment-ids.ts'
import { viewOf } from './experiment-view.tsx'
import type { Journal } from './journal.ts'

type ExperimentPart = LazyExoticComponent<ComponentType<{ journal: Journal }>>

function part<Settings, Result>(load: () => Promise<Experiment<Settings, Result>>): ExperimentPart {
  return lazy(async () => ({ default: viewOf(await load()) }))
}

/**
 * Each experiment's program is fetched when it is opened. A new one is a folder and a line here.
 */
export const EXPERIMENTS: Readonly<Record<ExperimentId, ExperimentPart>> = {
  latency: part(() => import('./latency/latency-experiment.ts').then((file) => file.latencyExperiment)),
  availability: part(() =>
    import('./availability/availability-experiment.ts').then((file) => file.availabilityExperiment),
  ),
  reproducibility: part(() =>
    import('./reproducibility/reproducibility-experiment.ts').then((file) => file.reproducibilityExperiment),
  ),
  notebook: part(() => import('./notebook/notebook-experiment.ts').then((file) => file.notebookExperiment)),
  conversion: part(() =>
    import('./conversion/conversion-experiment.ts').then((file) => file.conversionExperiment),
  ),
  loading: part(() => import('./loading/loading-experiment.ts').then((file) => file.loadingExperiment)),
  skew: part(() => import('./skew/skew-experiment.ts').then((file) => file.skewExperiment)),
}
