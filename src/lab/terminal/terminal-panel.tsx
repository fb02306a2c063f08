import { Download, Eraser } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import type { Console } from './console.ts'
import type { TerminalView } from './terminal-view.tsx'
import { plainText, type Transcript } from './transcript.ts'

/** Lines read out at most once in this many milliseconds, and so many at a time. */
const ANNOUNCE_MS = 1500
const ANNOUNCE_LINES = 8

type TerminalPanelProps = {
  transcript: Transcript
  /** Opens the console, the same one each time. */
  openConsole?: () => Promise<Console>
}

/**
 * The service's console. Until something is written it is two lines of plain text, as in the lesson; the terminal is
 * fetched with the first line of log, or when the focus comes here.
 */
export function TerminalPanel({ transcript, openConsole }: TerminalPanelProps) {
  const { messages } = useI18n()
  const texts = messages.lab.terminal
  const [used, setUsed] = useState(false)
  const [View, setView] = useState<typeof TerminalView | null>(null)
  const hasFocus = useRef(false)
  const announced = useAnnouncedLines(transcript)

  useEffect(() => {
    if (transcript.lines.length > 0) setUsed(true)
    return transcript.subscribe((added) => {
      if (added !== 'cleared') setUsed(true)
    })
  }, [transcript])

  useEffect(() => {
    if (!used) return
    import('./terminal-view.tsx')
      .then(({ TerminalView }) => setView(() => TerminalView))
      // Without it (cut off from the network) the plain log below the title stays.
      .catch(() => {})
  }, [used])

  const save = () => saveFile('transkrip-layanan.txt', 'text/plain', `${transcript.toText()}\n`)

  return (
    <Panel
      id="lab-terminal"
      title={texts.title}
      tag={texts.tag}
      tone="console"
      actions={
        <>
          <ConsoleAction
            label={texts.save}
            onClick={save}
            disabled={!used}
            icon={<Download size={16} aria-hidden />}
          />
          <ConsoleAction
            label={texts.clear}
            onClick={() => transcript.clear()}
            disabled={!used}
            icon={<Eraser size={16} aria-hidden />}
          />
        </>
      }
    >
      {View ? (
        <View transcript={transcript} openConsole={openConsole} takesFocus={hasFocus.current} />
      ) : (
        <>
          <ScrollRegion
            className="relative h-72 px-3 py-2 font-mono text-[12.5px] leading-[1.45]"
            label={texts.label}
            onFocus={() => {
              hasFocus.current = true
              setUsed(true)
            }}
            onBlur={() => {
              hasFocus.current = false
            }}
          >
            <div data-testid="terminal-plain" className="h-full overflow-y-auto whitespace-pre-wrap">
              <p>
                <span className="text-console-muted">{'> '}</span>
                {texts.ready}
              </p>
              <p className="text-console-muted">{'>'}</p>
              {announced.map((line) => (
                <p key={line.number} aria-hidden="true">
                  {line.text}
                </p>
              ))}
            </div>
          </ScrollRegion>
          <p className="border-t border-console-line px-4 py-2 text-xs text-console-muted">
            {texts.imitates}
          </p>
        </>
      )}
      <div className="sr-only" role="log" aria-live="polite" aria-label={texts.logLabel}>
        {announced.map((line) => (
          <p key={line.number}>{line.text}</p>
        ))}
      </div>
    </Panel>
  )
}

function ConsoleAction(props: {
  label: string
  onClick: () => void
  disabled: boolean
  icon: React.ReactNode
}) {
  return (
    <button
      type="button"
      className="grid size-9 cursor-pointer place-items-center rounded text-console-muted hover:bg-console-line hover:text-console-ink disabled:cursor-default disabled:opacity-40 disabled:hover:bg-transparent"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
      disabled={props.disabled}
    >
      {props.icon}
    </button>
  )
}

/** The last shown lines as plain text, brought up to date at intervals so that a screen reader can follow. */
function useAnnouncedLines(transcript: Transcript): { number: number; text: string }[] {
  const [lines, setLines] = useState<{ number: number; text: string }[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      timer = null
      const last: { number: number; text: string }[] = []
      const { lines } = transcript
      for (let number = lines.length - 1; number >= 0 && last.length < ANNOUNCE_LINES; number--) {
        const line = lines[number]
        if (line && !line.folded) last.unshift({ number, text: plainText(line.text) })
      }
      setLines(last)
    }
    const leave = transcript.subscribe(() => {
      timer ??= setTimeout(read, ANNOUNCE_MS)
    })
    return () => {
      leave()
      if (timer) clearTimeout(timer)
    }
  }, [transcript])
  return lines
}
