import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { Console } from './console.ts'
import { ConsoleControls } from './console-controls.tsx'
import { shellTexts } from './shell-texts.ts'
import type { Transcript } from './transcript.ts'
import { mountXterm, type XtermView } from './xterm-view.ts'

export type TerminalViewProps = {
  transcript: Transcript
  /** Opens the console, the same one each time; without it the terminal only shows the log. */
  openConsole: (() => Promise<Console>) | undefined
  /** The focus was in the terminal's place before this was there. */
  takesFocus: boolean
}

type Opened = { kind: 'closed' | 'failed' } | { kind: 'open'; console: Console }

/** The terminal once it is used: xterm, and below it what types commands. */
export function TerminalView({ transcript, openConsole, takesFocus }: TerminalViewProps) {
  const { language, messages } = useI18n()
  const log = messages.lab.terminal
  const texts = shellTexts(language).view
  const frame = useRef<HTMLDivElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLInputElement>(null)
  const view = useRef<XtermView | null>(null)
  const [opened, setOpened] = useState<Opened>({ kind: 'closed' })
  const [isTouch] = useState(() => matchMedia('(pointer: coarse)').matches)
  // Read when the terminal is mounted; a later change does not move the focus.
  const wantsFocus = useRef(takesFocus)
  const label = useRef(texts.inputLabel)

  useEffect(() => {
    if (!place.current) return
    const mounted = mountXterm({ host: place.current, transcript, takesInput: !isTouch })
    view.current = mounted
    if (wantsFocus.current) frame.current?.focus({ preventScroll: true })
    let hasLeft = false
    openConsole?.().then(
      (console) => {
        if (hasLeft) return
        mounted.attach(console, label.current)
        setOpened({ kind: 'open', console })
        // Unless the learner has gone on meanwhile.
        if (document.activeElement === frame.current && !isTouch) mounted.focus()
      },
      () => setOpened({ kind: 'failed' }),
    )
    return () => {
      hasLeft = true
      view.current = null
      mounted.dispose()
    }
  }, [transcript, openConsole, isTouch])

  const takesKeys = opened.kind === 'open' && !isTouch
  const onKeyDown = (event: KeyboardEvent) => {
    if (!takesKeys && view.current?.scroll(event.key)) event.preventDefault()
  }
  // A tap is for the input line: xterm's own would garble what touch keyboards send.
  const onClick = () => {
    if (isTouch) bar.current?.focus()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a scrolling place, not a section of the text. */}
      <div
        ref={frame}
        role="group"
        aria-label={log.label}
        // What scrolls must be reachable by keyboard; with an input of its own it is.
        tabIndex={takesKeys ? -1 : 0}
        className="relative h-72 px-3 py-2 font-mono text-[12.5px] leading-[1.45]"
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div ref={place} className="absolute inset-x-3 inset-y-2" />
      </div>
      {opened.kind === 'open' ? (
        <ConsoleControls console={opened.console} texts={texts} showsBar={isTouch} barInput={bar} />
      ) : null}
      <p className="border-t border-console-line px-4 py-2 text-xs text-console-muted">
        {log.imitates} {opened.kind === 'open' && !isTouch ? texts.hint : null}
        {opened.kind === 'failed' ? texts.openFailed : null}
      </p>
    </>
  )
}
