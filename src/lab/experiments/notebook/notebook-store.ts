import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PredictResponse } from '#service/contract.ts'
import { fromBase64 } from '../../from-base64.ts'
import type { ExperimentService, Ground } from '../ground.ts'
import { type Cell, type CellRole, FIRST_PICTURE, firstCells, newCell, PICTURES, textOf } from './cells.ts'
import { type Kernel, type KernelPorts, startKernel } from './kernel.ts'
import type { Findings } from './notebook-result.ts'
import { loadPng, pngUrl, toPng } from './png.ts'
import { predictionOf } from './predictions.ts'
import { askFromTwoClients, repeatRequest } from './service-checks.ts'

export type NotebookState = Findings & {
  cells: readonly Cell[]
  /** Of Python and the service together. */
  kernel: 'off' | 'starting' | 'on'
  /** One thing at a time; what is asked for meanwhile is not done. */
  busy: boolean
  /** Why the last thing could not be done, in the words of what failed. */
  failure: string | null
}

export type Notebook = StoreApi<NotebookState> & {
  edit(id: string, code: string): void
  runCell(id: string): Promise<void>
  /** A fresh kernel runs all cells in their order, up to the first error. */
  restartAndRunAll(): Promise<void>
  add(): void
  /** What the cell did stays in the kernel. */
  remove(id: string): void
  /** The cells of the beginning, in a fresh kernel. */
  restore(): void
  /** Ends the kernel, and with it the cell that runs. */
  stop(): void
  repeatRequest(): Promise<void>
  askFromTwoClients(): Promise<void>
}

const NOTHING_YET: NotebookState = {
  cells: firstCells(),
  kernel: 'off',
  busy: false,
  failure: null,
  predictions: [],
  service: null,
  deletion: null,
  clients: null,
}

/** A notebook on a ground. Python and the service start with the first cell; the ground's end is theirs. */
export function createNotebook(ground: Ground, start: typeof startKernel = startKernel): Notebook {
  const store = createStore<NotebookState>(() => NOTHING_YET)
  const { getState, setState } = store
  let kernel: Kernel | null = null
  let running: Promise<ExperimentService> | null = null
  let pictures: Promise<KernelPorts['pictures']> | null = null
  /** Cells that the live kernel has run. */
  let count = 0
  /** A restart that runs all is under way: what is predicted comes from the text alone. */
  let fresh = false
  /** A cell that the live kernel ran was deleted. */
  let orphaned = false
  let added = 0

  ground.signal.addEventListener('abort', () => kernel?.end())

  const service = () => {
    running ??= ground.start().catch((error: unknown) => {
      running = null
      throw error
    })
    return running
  }

  const pixels = () => {
    pictures ??= readPictures(ground, service).catch((error: unknown) => {
      pictures = null
      throw error
    })
    return pictures
  }

  async function predict(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const text = textOf(getState().cells)
    const png = await toPng(bytes)
    const form = new FormData()
    form.append('file', new Blob([png], { type: 'image/png' }), 'img.png')
    const answer = await (await service()).fetch('/predict', { method: 'POST', body: form })
    const body = await answer.text()
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${body}`)
    const { predictions } = getState()
    const rest = { number: predictions.length + 1, pictureUrl: pngUrl(png), text, fresh }
    setState({ predictions: [...predictions, predictionOf(JSON.parse(body) as PredictResponse, rest)] })
    return body
  }

  async function liveKernel(): Promise<Kernel> {
    if (kernel) return kernel
    setState({ kernel: 'starting' })
    try {
      // All that a cell may need is there before its time runs.
      const [pictures] = await Promise.all([pixels(), loadPng()])
      kernel = await start({ pictures, predict })
      ground.signal.throwIfAborted()
      setState({ kernel: 'on' })
      return kernel
    } catch (error) {
      endKernel()
      throw error
    }
  }

  function endKernel(): void {
    kernel?.end()
    kernel = null
    count = 0
    orphaned = false
    setState({ kernel: 'off' })
  }

  const change = (id: string, changes: Partial<Cell> | ((cell: Cell) => Partial<Cell>)) =>
    setState(({ cells }) => ({
      cells: cells.map((cell) =>
        cell.id === id ? { ...cell, ...(typeof changes === 'function' ? changes(cell) : changes) } : cell,
      ),
    }))

  /** @returns whether it went well. */
  async function execute(id: string): Promise<boolean> {
    const live = await liveKernel()
    const cell = getState().cells.find((one) => one.id === id)
    if (!cell) return false
    count++
    const mine = count
    change(id, { output: '', error: null, state: 'running' })
    const outcome = await live.run(cell.code, (text) =>
      change(id, ({ output }) => ({ output: output + text })),
    )
    if (outcome.kind === 'stopped') {
      endKernel()
      forgetCounts()
      change(id, { state: 'stopped' })
      return false
    }
    change(id, { state: 'idle', count: mine, error: outcome.error })
    if (orphaned && cell.role === 'normalise' && outcome.error === null) keepDeletion()
    return outcome.error === null
  }

  const keepDeletion = () =>
    setState(({ deletion }) => ({ deletion: deletion ?? { worked: true, error: null } }))

  const forgetCounts = () =>
    setState(({ cells }) => ({ cells: cells.map((cell) => ({ ...cell, count: null })) }))

  const clear = () =>
    setState(({ cells }) => ({
      cells: cells.map((cell) => ({ ...cell, count: null, output: '', error: null, state: 'idle' as const })),
    }))

  /** Does one thing; a second one meanwhile is not begun. */
  async function exclusively(task: () => Promise<void>): Promise<void> {
    if (getState().busy) return
    setState({ busy: true, failure: null })
    try {
      await task()
    } catch (error) {
      if (!ground.signal.aborted)
        setState({ failure: error instanceof Error ? error.message : String(error) })
    } finally {
      setState({ busy: false })
    }
  }

  return Object.assign(store, {
    edit: (id: string, code: string) => change(id, { code }),
    runCell: (id: string) => exclusively(async () => void (await execute(id))),
    restartAndRunAll: () =>
      exclusively(async () => {
        endKernel()
        clear()
        await liveKernel()
        fresh = true
        try {
          for (const { id } of getState().cells) if (!(await execute(id))) break
        } finally {
          fresh = false
        }
        const error = getState().cells.find((cell) => cell.error)?.error
        const { deletion } = getState()
        if (error && deletion?.worked && lastLine(error).startsWith('NameError'))
          setState({ deletion: { worked: true, error: lastLine(error) } })
      }),
    add(): void {
      setState(({ cells }) => ({ cells: [...cells, newCell(`new-${++added}`)] }))
    },
    remove(id: string): void {
      const { cells, busy } = getState()
      if (busy) return
      orphaned ||= cells.some((cell) => cell.id === id && cell.role === 'define' && cell.count !== null)
      setState({ cells: cells.filter((cell) => cell.id !== id) })
    },
    restore(): void {
      if (getState().busy) return
      endKernel()
      setState({ cells: firstCells() })
    },
    stop(): void {
      kernel?.end()
    },
    repeatRequest: () =>
      exclusively(async () => {
        const picture = (await ground.pictures()).find(({ sample }) => sample.file === FIRST_PICTURE)
        if (!picture) throw new Error(FIRST_PICTURE)
        setState({ service: await repeatRequest(await service(), picture, ground.signal) })
      }),
    askFromTwoClients: () =>
      exclusively(async () => setState({ clients: await askFromTwoClients(ground, await service()) })),
  })
}

/** What the model sees of the pictures, as the service itself reads them. */
async function readPictures(ground: Ground, service: () => Promise<ExperimentService>) {
  const samples = (await ground.pictures()).filter(({ sample }) =>
    PICTURES.some((name) => name === sample.file),
  )
  const read: Record<string, Uint8Array> = {}
  for (const picture of samples) {
    const { response } = await (await service()).predict(picture, '?include=pixels')
    if (response.pixels) read[picture.sample.file] = fromBase64(response.pixels.rgb_base64)
  }
  return read
}

function lastLine(traceback: string): string {
  return traceback.trimEnd().split('\n').at(-1) ?? ''
}

/** The cell with a role, as long as it is there. */
export function cellFor(cells: readonly Cell[], role: CellRole): Cell | undefined {
  return cells.find((cell) => cell.role === role)
}
