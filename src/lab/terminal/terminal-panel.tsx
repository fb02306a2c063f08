import { Download, Eraser } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { plainText, type Transcript } from './transcript.ts'
import type { XtermView } from './xterm-view.ts'

/** Lines read out at most once in this many milliseconds, and so many at a time. */
const ANNOUNCE_MS = 1500
const ANNOUNCE_LINES = 8

/**
 * The service's console. Until something is written it is two lines of plain text, as in the lesson; xterm is fetched
 * with the first line of log.
 */
export function TerminalPanel({ transcript }: { transcript: Transcript }) {
  const { messages } = useI18n()
  const texts = messages.lab.terminal
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<XtermView | null>(null)
  const [used, setUsed] = useState(false)
  const [mounted, setMounted] = useState(false)
  const announced = useAnnouncedLines(transcript)

  useEffect(() => {
    if (transcript.lines.length > 0) setUsed(true)
    return transcript.subscribe((added) => {
      if (added !== 'cleared') setUsed(true)
    })
  }, [transcript])

  useEffect(() => {
    if (!used) return
    let left = false
    import('./xterm-view.ts')
      .then(({ mountXterm }) => {
        if (left || !host.current) return
        view.current = mountXterm(host.current, transcript)
        setMounted(true)
      })
      // Without xterm (cut off from the network) the plain log below the title stays.
      .catch(() => setMounted(false))
    return () => {
      left = true
      view.current?.dispose()
      view.current = null
    }
  }, [used, transcript])

  const onKeyDown = (event: KeyboardEvent) => {
    if (view.current?.scroll(event.key)) event.preventDefault()
  }
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
      <ScrollRegion
        className="relative h-72 px-3 py-2 font-mono text-[12.5px] leading-[1.45]"
        label={texts.label}
        onKeyDown={onKeyDown}
      >
        {mounted ? null : (
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
        )}
        <div ref={host} className={used ? 'absolute inset-x-3 inset-y-2' : 'hidden'} />
      </ScrollRegion>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-console-line px-4 py-2 text-xs text-console-muted">
        {texts.imitates}
      </p>
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
      const shown = transcript.lines
        .map((line, number) => ({ line, number }))
        .filter(({ line }) => !line.folded)
      setLines(
        shown.slice(-ANNOUNCE_LINES).map(({ line, number }) => ({ number, text: plainText(line.text) })),
      )
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
