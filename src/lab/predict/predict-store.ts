import { createStore } from 'zustand/vanilla'
import type { PredictResponse } from '#service/contract.ts'
import type { Deployment, Reply } from '../deployment.ts'

/** A picture on its way to the service. */
export type Picture = {
  blob: Blob
  /** object: or sample address, for showing it. */
  url: string
  name: string
  /** Index of the true class, known for samples. */
  truth: number | null
}

export type PredictState =
  | { state: 'idle' }
  /** The service is not running or being measured; the picture is sent afterwards. */
  | { state: 'waiting'; picture: Picture }
  | { state: 'sending'; picture: Picture }
  | { state: 'answered'; picture: Picture; response: PredictResponse; roundTripMs: number }
  | { state: 'refused'; picture: Picture; status: number; type: string; detail: string }
  | { state: 'lost'; picture: Picture; reason: string }

export type PredictStore = ReturnType<typeof createPredictStore>

/** The state of the "send a picture" panel; sends through the deployment's HTTP interface. */
export function createPredictStore(deployment: Deployment) {
  const store = createStore<PredictState>(() => ({ state: 'idle' }))

  // A picture sent while the service is being measured would spoil the figures.
  const isFree = () => deployment.store.getState().status === 'serving'

  async function send(picture: Picture): Promise<void> {
    const before = store.getState()
    if (
      before.state !== 'idle' &&
      before.picture.url !== picture.url &&
      before.picture.url.startsWith('blob:')
    ) {
      URL.revokeObjectURL(before.picture.url)
    }
    if (!isFree()) {
      store.setState({ state: 'waiting', picture }, true)
      return
    }
    store.setState({ state: 'sending', picture }, true)
    const reply = await deployment.predict(picture.blob, picture.name, true)
    const now = store.getState()
    // Another picture was chosen meanwhile: its answer is the one to show.
    if (now.state === 'sending' && now.picture === picture) store.setState(outcome(picture, reply), true)
  }

  deployment.store.subscribe((state) => {
    const waiting = store.getState()
    if (waiting.state === 'waiting' && state.status === 'serving') void send(waiting.picture)
  })

  let choices = 0
  /** Sends a picture that has to be fetched first, unless another was chosen meanwhile. Rejects as the fetch does. */
  async function sendLater(fetchPicture: () => Promise<Picture>): Promise<void> {
    choices++
    const choice = choices
    const picture = await fetchPicture()
    if (choice === choices) await send(picture)
  }

  return Object.assign(store, {
    send(picture: Picture) {
      choices++
      return send(picture)
    },
    sendLater,
  })
}

function outcome(picture: Picture, reply: Reply): PredictState {
  switch (reply.kind) {
    case 'answered':
      return { state: 'answered', picture, response: reply.response, roundTripMs: reply.roundTripMs }
    case 'refused':
      return { state: 'refused', picture, status: reply.status, type: reply.type, detail: reply.detail }
    case 'lost':
      return { state: 'lost', picture, reason: reply.reason }
  }
}
