import type { Host } from '#fleet/host.ts'
import { createTestHost } from '#fleet/test-host.ts'
import type { Language } from '#i18n/language.ts'
import type { ShellCommand } from './commands/command.ts'
import { createConsole } from './console.ts'
import { type Action, KeyReader } from './keys.ts'
import { Shell } from './shell.ts'
import { TestDisk } from './test-disk.ts'
import { plainText, Transcript } from './transcript.ts'

const SITE: Record<string, string> = {
  'models/benda10/manifest.json': JSON.stringify({
    artifacts: [
      { file: 'model.int8.onnx', bytes: 5 },
      { file: 'model.onnx', bytes: 1000 },
    ],
  }),
  'samples/samples.json': JSON.stringify({ pictures: [{ file: 'kucing-1.png', bytes: 3 }] }),
  'samples/kucing-1.png': 'PNG',
}

/** A console on a host with fake workers and a fake clock, a disk of its own and a small site. For tests. */
export function createTestConsole(
  options: {
    language?: Language
    host?: Host
    faultCommand?: ShellCommand
    /** The shell cannot be fetched. */
    isOffline?: boolean
    /** The site's files can be fetched. */
    siteIsUp?: () => boolean
  } = {},
) {
  const machine = createTestHost()
  const disk = new TestDisk({
    'manifest.json': '{}\n',
    'model.int8.onnx': 'model',
    'MODEL-CARD.md': '# card\n',
  })
  const transcript = new Transcript()
  const clock = {
    nowMs: () => machine.clock.now(),
    schedule: (atMs: number, callback: () => void) => {
      const timer = machine.clock.setTimeout(callback, atMs - machine.clock.now())
      return () => machine.clock.clearTimeout(timer)
    },
  }
  let shell: Shell | null = null
  const state = { language: options.language ?? ('id' as Language), isOffline: options.isOffline ?? false }
  const tested = createConsole({
    host: options.host ?? machine.host,
    disk,
    transcript,
    language: () => state.language,
    ...(options.faultCommand ? { faultCommand: options.faultCommand } : {}),
    loadShell: async (parts) => {
      if (state.isOffline) throw new Error('offline')
      shell = new Shell({
        ...parts,
        clock,
        fetchFile: async (path) => {
          const text = SITE[path]
          if (text === undefined || options.siteIsUp?.() === false) throw new Error(`${path}: HTTP 404`)
          return new TextEncoder().encode(text)
        },
      })
      return shell
    },
  })
  const reader = new KeyReader()
  const shown = () => transcript.lines.filter((line) => !line.folded).map((line) => plainText(line.text))
  return {
    machine,
    disk,
    transcript,
    state,
    console: tested,
    /** Types what a keyboard would send. */
    type(text: string) {
      for (const key of reader.read(text)) tested.press(key)
    },
    act: (action: Action) => tested.press({ kind: 'action', action }),
    /** Lines that are shown, without colours. */
    shown,
    /** Runs a command and gives its status and the lines after its prompt. */
    async run(line: string): Promise<{ status: number; lines: string[] }> {
      const before = shown().length
      const status = await tested.run(line)
      return { status, lines: shown().slice(before + 1) }
    },
    /** As run, while time passes on the fake clock. Fails when the command takes longer than `limitMs`. */
    async runWithTime(line: string, limitMs = 20_000): Promise<{ status: number; lines: string[] }> {
      const before = shown().length
      let status: number | null = null
      void tested.run(line).then((ended) => {
        status = ended
      })
      await settle()
      for (let passedMs = 0; status === null && passedMs < limitMs; passedMs += 10) {
        await machine.clock.advance(10)
        await settle(4)
      }
      if (status === null) throw new Error(`${line} did not end`)
      return { status, lines: shown().slice(before + 1) }
    },
    /** Lets time pass on the fake clock, and everything that follows from it happen. */
    async pass(ms: number): Promise<void> {
      await settle()
      await machine.clock.advance(ms)
      await settle()
    },
    live: () => {
      const { beforeCursor, afterCursor } = tested.live
      return `${plainText(beforeCursor)}|${plainText(afterCursor)}`
    },
    shell: () => shell,
    /** Lets everything happen that waits for nothing but its turn. */
    settle,
  }
}

/** Many turns of the event loop; no time of the fake clock passes. */
export async function settle(turns = 40): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
}
