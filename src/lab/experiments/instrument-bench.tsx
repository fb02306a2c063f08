import { useEffect, useState } from 'react'
import type { Experiment } from './experiment.ts'
import type { ExperimentStore } from './experiment-store.ts'
import type { Ground } from './ground.ts'

type BenchProps<S, R> = { experiment: Experiment<S, R>; store: ExperimentStore<S, R> }

/** An instrument with a ground of its own for as long as it is shown. */
export function InstrumentBench<S, R>({ experiment, store }: BenchProps<S, R>) {
  const [ground, setGround] = useState<Ground | null>(null)
  useEffect(() => {
    const opened = store.openGround()
    setGround(opened.ground)
    return opened.dispose
  }, [store])
  const { Instrument } = experiment
  return ground && Instrument ? <Instrument ground={ground} onResult={store.keep} /> : null
}
