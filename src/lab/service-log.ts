import type { LogLine } from '#fleet/log-line.ts'
import type { I18n } from '#i18n/i18n-context.tsx'
import type { Language } from '#i18n/language.ts'
import type { StageFacts, StartupEvent, StartupStage } from '#service/contract.ts'
import { ADDRESS } from './address.ts'
import type { Verdict } from './deployment-store.ts'
import { plainText, type Transcript } from './terminal/transcript.ts'

/** More lines for good answers in a second are counted, not drawn: drawing them would slow what is measured. */
const ACCESS_LINES_A_SECOND = 3
const QUIET_MS = 1500
const PROMPT = '\u001b[90m$\u001b[0m '
const dim = (text: string) => `\u001b[90m${text}\u001b[0m`

/** The access line of an answer with status 200, coloured or not. */
export function isGoodAccess({ stream, text }: LogLine): boolean {
  return stream === 'stdout' && plainText(text).endsWith(' 200 OK')
}

/**
 * Writes what happens to the service into the transcript: uvicorn's own lines, and between them one line of the
 * application for each stage of its start.
 */
export class ServiceLog {
  readonly #transcript: Transcript
  #i18n: I18n | null = null
  #folded = 0
  #unfoldTimer: ReturnType<typeof setTimeout> | undefined
  #secondMs = 0
  #shownInSecond = 0

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  /** The application's own lines are written in this language from now on. */
  speak(i18n: I18n): void {
    this.#i18n = i18n
  }

  get language(): Language {
    return this.#i18n?.language ?? 'id'
  }

  /** The command that the button stands for. */
  typed(workers: number): void {
    const more = workers > 1 ? ` --workers ${workers}` : ''
    const command = `uvicorn app.main:app --host ${ADDRESS.host} --port ${ADDRESS.port}${more}`
    this.#transcript.write(`${PROMPT}${command}`)
  }

  /** The application's own line on a stage of its start. */
  startup(event: StartupEvent): void {
    if (event.kind === 'stage' && event.state === 'done') this.#stage(event.stage, event.ms, event.facts)
  }

  /** A line of uvicorn. folded: kept for the saved transcript, counted in the view. */
  line(line: LogLine, folded: boolean): void {
    const isQuiet = folded || this.#isOneOfMany(line)
    if (isQuiet) {
      this.#folded++
      this.#unfoldSoon()
    } else this.#unfold()
    this.#transcript.write(line.text, isQuiet)
  }

  /** Whether this second has shown enough lines of its kind. */
  #isOneOfMany({ stream, text }: LogLine): boolean {
    if (!isGoodAccess({ stream, text })) return false
    const nowMs = performance.now()
    if (nowMs - this.#secondMs >= 1000) {
      this.#secondMs = nowMs
      this.#shownInSecond = 0
    }
    this.#shownInSecond++
    return this.#shownInSecond > ACCESS_LINES_A_SECOND
  }

  /** Says how many were folded when no line comes that would. */
  #unfoldSoon(): void {
    clearTimeout(this.#unfoldTimer)
    this.#unfoldTimer = setTimeout(() => this.#unfold(), QUIET_MS)
  }

  verdict(verdict: Verdict): void {
    const i18n = this.#i18n
    if (!i18n) return
    const texts = i18n.messages.lab.terminal
    const [p50, p95] = [i18n.ms(verdict.p50Ms), i18n.ms(verdict.p95Ms)]
    this.#transcript.write(
      verdict.p99Ms === null
        ? texts.summaryWithoutP99(p50, p95, verdict.n)
        : texts.summary(p50, p95, i18n.ms(verdict.p99Ms), verdict.n),
    )
  }

  /** The shell's word on a process that ended without one of its own. */
  killed(pid: number): void {
    this.#unfold()
    this.#transcript.write(`[${pid}]  Killed`)
  }

  #stage(stage: StartupStage, ms: number, facts: StageFacts): void {
    const i18n = this.#i18n
    if (!i18n) return
    const { lab } = i18n.messages
    const texts = lab.terminal
    const took = i18n.ms(ms)
    const line = {
      fetch: () => {
        const from = lab.pipeline.origin(facts.fromCache === true, facts.runtimeFromCache === true)
        return texts.fetched(i18n.bytes(facts.bytes ?? 0), i18n.bytes(facts.runtimeBytes ?? 0), from, took)
      },
      verify: () => texts.verified((facts.sha256 ?? '').slice(0, 12), took),
      inspect: () => texts.inspected(i18n.number(facts.nodes ?? 0), facts.opset ?? 0, took),
      load: () =>
        texts.loaded(
          lab.pipeline.providerShort[facts.provider ?? 'wasm'],
          lab.pipeline.threads(facts.threads ?? 1),
          took,
        ),
      warm: () =>
        texts.warmed(
          i18n.ms(facts.coldMs ?? 0),
          i18n.ms(facts.warmMedianMs ?? 0),
          i18n.small(facts.goldenMaxDifference ?? 0),
        ),
    }[stage]()
    this.#transcript.write(`${dim('app:')}      ${lab.pipeline.stages[stage]}: ${line}`)
  }

  #unfold(): void {
    if (this.#folded === 0) return
    const text = this.#i18n?.messages.lab.terminal.folded(this.#folded) ?? '…'
    this.#folded = 0
    this.#transcript.write(dim(text))
  }
}
