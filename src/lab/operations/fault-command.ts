import { operations as en } from '#i18n/en/operations.ts'
import { formatMs } from '#i18n/format.ts'
import { operations as id } from '#i18n/id/operations.ts'
import type { Language } from '#i18n/language.ts'
import type { Deployment } from '../deployment.ts'
import type { CommandIo, ShellCommand } from '../terminal/commands/command.ts'
import { type FaultId, faultStoreOf, RUNNING_FAULTS, START_FAULTS } from './fault-store.ts'
import type { OperationsTexts } from './use-operations-texts.ts'

const FAULTS: readonly FaultId[] = [...RUNNING_FAULTS, ...START_FAULTS]
const MEND = 'mend'
const USAGE_ERROR = 2

const textsIn = (language: Language): OperationsTexts => ({ id, en })[language]

/** The faults of the panel as a command: `fault` lists them, `fault NAME` does one, `fault mend` is the way back. */
export function createFaultCommand(deployment: Deployment, language: () => Language): ShellCommand {
  const store = faultStoreOf(deployment)
  return {
    name: 'fault',
    summary: () => textsIn(language()).command.summary,
    help: () => helpIn(textsIn(language())),
    words: [...FAULTS, MEND],
    async run(args, io) {
      const texts = textsIn(language())
      const [name, ...more] = args
      if (name === undefined) {
        io.out(`${helpIn(texts)}\n`)
        return 0
      }
      if (more.length > 0 || (name !== MEND && !isFault(name))) {
        io.err(`fault: ${texts.command.unknown(args.join(' '))}\n`)
        return USAGE_ERROR
      }
      if (store.getState().busy) {
        io.err(`fault: ${texts.doing}\n`)
        return 1
      }
      if (name === MEND && !store.getState().report) {
        io.err(`fault: ${texts.command.nothingToMend}\n`)
        return 1
      }
      if (isFault(name)) await store.cause(name)
      else await store.mend()
      return tell(io, texts, language())
    },
  }

  function tell(io: CommandIo, texts: OperationsTexts, spoken: Language): number {
    const { report, error } = store.getState()
    if (error || !report) {
      io.err(`fault: ${error ?? texts.failed}\n`)
      return 1
    }
    const { fault, effect, words, recoveryMs } = report
    const why: Partial<Record<typeof effect, string>> = texts.why[fault]
    io.out(`${texts.faults[fault].name}: ${texts.effects[effect]}\n`)
    if (words !== '') io.out(`${words}\n`)
    io.out(`${why[effect] ?? texts.unfit}\n`)
    const didNothing = effect === 'absent' || effect === 'unfit'
    if (recoveryMs !== null) io.out(`${texts.recovered(formatMs(spoken, recoveryMs))}\n`)
    else if (!didNothing) io.out(`${texts.notRecovered}: fault ${MEND}\n`)
    return didNothing ? 1 : 0
  }
}

function isFault(name: string): name is FaultId {
  return (FAULTS as readonly string[]).includes(name)
}

function helpIn(texts: OperationsTexts): string {
  const rows = FAULTS.map((fault) => `  ${fault.padEnd(12)}${texts.faults[fault].name}`)
  return [texts.command.usage, ...rows, `  ${MEND.padEnd(12)}${texts.mend}`].join('\n')
}
