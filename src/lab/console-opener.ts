import type { Language } from '#i18n/language.ts'
import type { Deployment } from './deployment.ts'
import type { Console } from './terminal/console.ts'
import type { Transcript } from './terminal/transcript.ts'

/**
 * Opens the learner's console, the same one each time; it is fetched when the terminal is first used. Rejects as
 * import() does; the next call tries again.
 */
export function createConsoleOpener(
  deployment: Deployment,
  transcript: Transcript,
  language: () => Language,
): () => Promise<Console> {
  let opening: Promise<Console> | null = null
  const open = async () => {
    const [host, { createConsole }, { createFaultCommand }] = await Promise.all([
      deployment.openHost(),
      import('./terminal/console.ts'),
      import('./operations/fault-command.ts'),
    ])
    const { disk } = deployment.machine
    const faultCommand = createFaultCommand(deployment, language)
    return createConsole({ host, disk, transcript, language, faultCommand })
  }
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }
}
