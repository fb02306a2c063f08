import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ModelResponse, PredictResponse } from '#service/contract.ts'
import { fromBase64 } from '../../from-base64.ts'
import { type EncodedPicture, type ExperimentService, type Ground, StartFailedError } from '../ground.ts'
import { changedContract } from '../model-files.ts'
import { AS_CONTRACT, type ContractChoice, changesOf, sameChoice } from './contract-choice.ts'
import { readBack } from './read-back.ts'
import { counted, emptyTally, isWhole, type Tally } from './tally.ts'

/** What one service made of the chosen picture. */
export type Seen = {
  /** Index of the picture. */
  picture: number
  response: PredictResponse
  size: number
  /** size x size x 3 bytes: what the network takes its input for. */
  rgb: Uint8ClampedArray
}

export type SkewState = {
  pictures: readonly EncodedPicture[]
  /** Index of the picture that is looked at. */
  chosen: number
  choice: ContractChoice
  phase: 'starting' | 'measuring' | 'measured' | 'stopped' | 'failed'
  /** Why it failed, in the words of what failed. */
  failure: string | null
  /** Of the service that follows the contract, and of the changed one. */
  contractSeen: Seen | null
  seen: Seen | null
  contract: Tally | null
  tally: Tally | null
  /** Measured to the end, in the order of their trial. */
  tried: readonly Tally[]
}

export type SkewBench = StoreApi<SkewState> & {
  /** Another contract: what goes on for the one before is ended at once, and a service with this one started. */
  change(choice: ContractChoice): Promise<void>
  /** Shows both services another picture. */
  look(index: number): Promise<void>
  /** Measures the chosen contract anew, or goes on where it was stopped. */
  again(): Promise<void>
  /** Ends the measurement that goes on. */
  stop(): void
}

type Basis = {
  service: ExperimentService
  preprocessing: ModelResponse['preprocessing']
  views: readonly EncodedPicture[]
}

/**
 * A service that follows the contract beside one whose contract is changed at will. Both are started on the ground and
 * end with it.
 *
 * @param viewsOf makes the labelled views of the samples.
 */
export function createSkewBench(
  ground: Ground,
  viewsOf: (pictures: readonly EncodedPicture[]) => Promise<EncodedPicture[]>,
): SkewBench {
  const store = createStore<SkewState>(() => ({
    pictures: [],
    chosen: 0,
    choice: AS_CONTRACT,
    phase: 'starting',
    failure: null,
    contractSeen: null,
    seen: null,
    contract: null,
    tally: null,
    tried: [],
  }))
  const { getState, setState } = store
  let basis: Promise<Basis> | null = null
  let skewed: ExperimentService | null = null
  /** Of the latest change. An earlier one is aborted: its service ends, and what comes back late writes nothing. */
  let turn = new AbortController()

  const startBasis = async (): Promise<Basis> => {
    const pictures = await ground.pictures()
    setState({ pictures })
    const [service, views] = await Promise.all([ground.start(), viewsOf(pictures)])
    const { preprocessing } = (await (await service.fetch('/model')).json()) as ModelResponse
    return { service, preprocessing, views }
  }
  const basisOnce = () => {
    basis ??= startBasis().catch((error: unknown) => {
      basis = null
      throw error
    })
    return basis
  }

  const seenBy = async (service: ExperimentService, { preprocessing }: Basis): Promise<Seen> => {
    const { pictures, chosen } = getState()
    const picture = pictures[chosen]
    if (!picture) throw new Error('no picture to send')
    const { response } = await service.predict(picture, '?include=tensor')
    if (!response.tensor) throw new Error('POST /predict?include=tensor: no tensor in the answer')
    const tensor = new Float32Array(fromBase64(response.tensor.float32_base64).buffer)
    return { picture: chosen, response, size: preprocessing.size, rgb: readBack(tensor, preprocessing) }
  }

  /** Unless another picture was chosen meanwhile: then `look` is about to show that one. */
  const show = (which: 'seen' | 'contractSeen', seen: Seen) => {
    if (seen.picture === getState().chosen) setState({ [which]: seen })
  }

  /** Asks for every view that is left, in turn; `tell` hears of each answer. Ends early, with what there is. */
  const measure = async (
    service: ExperimentService,
    views: readonly EncodedPicture[],
    start: Tally,
    signal: AbortSignal,
    tell: (tally: Tally) => void,
  ): Promise<Tally> => {
    let tally = start
    for (const view of views.slice(start.answered)) {
      if (signal.aborted) break
      const { response } = await service.predict(view)
      const contractIndex = getState().contract?.indices[tally.answered] ?? response.index
      tally = counted(tally, response, view.sample.index, contractIndex)
      if (!signal.aborted) tell(tally)
    }
    return tally
  }

  /** A service with this contract, and whether the golden inputs kept it from starting at first. */
  const startSkewed = async (choice: ContractChoice, signal: AbortSignal) => {
    const changedFiles = { 'manifest.json': await changedContract(changesOf(choice), signal) }
    try {
      return { service: await ground.start({ start: { changedFiles }, signal }), caught: false }
    } catch (error) {
      if (!(error instanceof StartFailedError) || error.failure?.code !== 'golden-mismatch') throw error
    }
    const unchecked = ['sha256', 'golden'] as const
    const start = { changedFiles, habits: { unchecked } }
    return { service: await ground.start({ start, signal }), caught: true }
  }

  /** Ends what goes on for the turn before, service and all. */
  const nextTurn = (): AbortSignal => {
    turn.abort()
    skewed = null
    turn = new AbortController()
    return turn.signal
  }

  /** Whatever failed may have been the contract's service: the next try starts that one anew, too. */
  const fail = (error: unknown) => {
    nextTurn()
    void basis?.then(({ service }) => service.stop())
    basis = null
    const failure = error instanceof StartFailedError ? error.message : String(error)
    setState({ phase: 'failed', failure })
  }

  const follow = async (choice: ContractChoice, signal: AbortSignal): Promise<void> => {
    const ready = await basisOnce()
    if (signal.aborted) return
    const { service, views } = ready
    if (!getState().contractSeen) show('contractSeen', await seenBy(service, ready))
    if (signal.aborted) return
    let { contract } = getState()
    if (!contract || !isWhole(contract)) {
      setState({ phase: 'measuring' })
      const soFar = contract ?? { ...emptyTally(AS_CONTRACT, views.length), caught: false }
      contract = await measure(service, views, soFar, signal, (tally) => setState({ contract: tally }))
    }
    if (signal.aborted) return
    if (sameChoice(choice, AS_CONTRACT)) {
      setState({ phase: 'measured', seen: getState().contractSeen, tally: contract })
      return
    }
    setState({ phase: 'starting' })
    const { service: started, caught } = await startSkewed(choice, signal)
    if (signal.aborted) return
    skewed = started
    const seen = await seenBy(started, ready)
    if (signal.aborted) return
    setState({ phase: 'measuring' })
    show('seen', seen)
    const empty = { ...emptyTally(choice, views.length), caught }
    const tally = await measure(started, views, empty, signal, (soFar) => setState({ tally: soFar }))
    if (signal.aborted) return
    const { tried } = getState()
    const isNew = !tried.some((earlier) => sameChoice(earlier.choice, choice))
    setState({ phase: 'measured', ...(isNew && { tried: [...tried, tally] }) })
  }

  const change = async (choice: ContractChoice): Promise<void> => {
    const signal = nextTurn()
    setState({ choice, phase: 'starting', failure: null, seen: null, tally: null })
    try {
      await follow(choice, signal)
    } catch (error) {
      if (!signal.aborted && !ground.signal.aborted) fail(error)
    }
  }

  return Object.assign(store, {
    change,
    async again(): Promise<void> {
      const { choice, contract } = getState()
      if (sameChoice(choice, AS_CONTRACT) && contract && isWhole(contract)) setState({ contract: null })
      await change(choice)
    },
    async look(index: number): Promise<void> {
      const { signal } = turn
      setState({ chosen: index, contractSeen: null, seen: null })
      try {
        const ready = await basisOnce()
        const contractSeen = await seenBy(ready.service, ready)
        show('contractSeen', contractSeen)
        if (signal.aborted) return
        if (skewed) show('seen', await seenBy(skewed, ready))
        else if (sameChoice(getState().choice, AS_CONTRACT)) show('seen', contractSeen)
      } catch (error) {
        if (!signal.aborted && !ground.signal.aborted) fail(error)
      }
    },
    stop(): void {
      nextTurn()
      setState({ phase: 'stopped', tally: null })
    },
  })
}
