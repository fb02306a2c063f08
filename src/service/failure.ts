import type { FailureCode, StartupFailure, StartupStage } from './contract.ts'

/** Why a start-up ended. The stage is known to whoever runs the stages, not to whoever throws. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
  readonly code: FailureCode
  readonly file: string | undefined

  /** @param message the runtime's, the browser's or the checker's own words. */
  constructor(code: FailureCode, message: string, file?: string) {
    super(message)
    this.code = code
    this.file = file
  }
}

const MESSAGE_LENGTH_MAX = 2000

/** What an error of unknown origin means, by the stage that it ended. */
const CODE_OF_STAGE: Record<StartupStage, FailureCode> = {
  fetch: 'network',
  verify: 'runtime-unavailable',
  inspect: 'onnx-unreadable',
  load: 'session-failed',
  warm: 'session-failed',
}

/**
 * The engines' and Emscripten's ways to say that memory was refused. The last three are those of V8, JavaScriptCore
 * and SpiderMonkey for more pages than there may be.
 */
const MEMORY_REFUSED =
  /out of memory|bad_alloc|bad allocation|allocation failed|could not allocate|cannot enlarge memory|abort(ed)?\(OOM\)|invalid array length|WebAssembly\.Memory\b.*(above the upper bound|too large)|bad Memory initial size/i

export function isMemoryRefused(words: string): boolean {
  return MEMORY_REFUSED.test(words)
}

/** What only says that something did not work; that memory was refused says why. */
const UNSPECIFIC: readonly FailureCode[] = ['session-failed', 'runtime-unavailable']

/** The one description of a failed start-up, whatever was thrown. */
export function startupFailure(thrown: unknown, stage: StartupStage): StartupFailure {
  const words = cleanRuntimeMessage(messageOf(thrown))
  const known = thrown instanceof StartupError ? thrown : null
  const isMemory = isMemoryRefused(words) && (known === null || UNSPECIFIC.includes(known.code))
  return {
    code: isMemory ? 'out-of-memory' : (known?.code ?? CODE_OF_STAGE[stage]),
    stage,
    runtimeMessage: words,
    ...(known?.file === undefined ? {} : { file: known.file }),
  }
}

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/**
 * The runtime's words fit to be shown: folders of the machine that built it taken out ("/mnt/x/core/model.cc:146"
 * becomes "model.cc:146"; addresses stay whole), no control characters, of bounded length.
 */
export function cleanRuntimeMessage(message: string): string {
  const text = message.replace(/(?<![:\w/.])\/(?:[\w.@+-]+\/)+(?=[\w.@+-])/g, '')
  let clean = ''
  for (const character of text.slice(0, MESSAGE_LENGTH_MAX)) {
    const code = character.codePointAt(0) ?? 0
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0)
    clean += isControl && character !== '\n' ? ' ' : character
  }
  return clean.trim()
}
