import { ChevronDown, ChevronUp, CornerDownLeft, Square } from 'lucide-react'
import { type FormEvent, type RefObject, useState } from 'react'
import type { Console } from './console.ts'
import { killCommand, LESSON_COMMANDS } from './lesson-commands.ts'
import type { ShellTexts } from './shell-texts.ts'

const CHIP =
  'cursor-pointer rounded border border-console-line px-2 py-1.5 text-left font-mono text-xs text-console-ink hover:bg-console-line'
const ICON =
  'grid size-9 cursor-pointer place-items-center rounded text-console-muted hover:bg-console-line hover:text-console-ink'

type ControlsProps = {
  console: Console
  texts: ShellTexts['view']
  /** The input line is there without being asked for: on touch screens. */
  showsBar: boolean
  barInput: RefObject<HTMLInputElement | null>
}

/** What stands below the terminal: the lesson's commands as buttons, the way to stop, and a command bar. */
export function ConsoleControls({ console, texts, showsBar, barInput }: ControlsProps) {
  const [isOpen, setOpen] = useState(showsBar)
  const runKill = () => {
    const command = killCommand(console.host)
    if (command) void console.run(command)
    else console.announce(texts.noWorker)
  }
  return (
    <div className="space-y-2 border-t border-console-line px-3 py-2">
      <p className="text-xs text-console-muted">{texts.greeting}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend on the screen. */}
      <div role="group" aria-label={texts.commandsLabel} className="flex flex-wrap gap-1.5">
        {[texts.helpCommand, ...LESSON_COMMANDS].map((command) => (
          <button key={command} type="button" className={CHIP} onClick={() => void console.run(command)}>
            {command}
          </button>
        ))}
        <button type="button" className={CHIP} onClick={runKill}>
          {texts.killWorker}
        </button>
        <button
          type="button"
          className={`${CHIP} flex items-center gap-1.5`}
          onClick={() => console.interrupt()}
        >
          <Square size={12} aria-hidden />
          {texts.stop}
        </button>
        {showsBar ? null : (
          <button type="button" className={CHIP} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {texts.bar}
          </button>
        )}
      </div>
      {isOpen ? <CommandBar console={console} texts={texts} input={barInput} /> : null}
    </div>
  )
}

type BarProps = {
  console: Console
  texts: ShellTexts['view']
  input: RefObject<HTMLInputElement | null>
}

/** An ordinary input line that runs commands: for touch keyboards and for screen readers. */
function CommandBar({ console, texts, input }: BarProps) {
  const [line, setLine] = useState('')
  /** Steps back in the history; 0 is the line being typed. */
  const [back, setBack] = useState(0)
  const leaf = (step: number) => {
    const { entries } = console.history
    const next = Math.max(0, Math.min(entries.length, back + step))
    setBack(next)
    setLine(next === 0 ? '' : (entries.at(-next) ?? ''))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setBack(0)
    setLine('')
    if (line.trim() !== '') void console.run(line)
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <span aria-hidden className="font-mono text-console-muted">
        $
      </span>
      <input
        ref={input}
        className="min-w-0 grow rounded border border-console-line bg-console px-2 py-2 font-mono text-sm text-console-ink"
        aria-label={texts.barLabel}
        value={line}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          leaf(event.key === 'ArrowUp' ? 1 : -1)
        }}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        enterKeyHint="go"
        spellCheck={false}
      />
      <button type="button" className={ICON} aria-label={texts.barPrevious} onClick={() => leaf(1)}>
        <ChevronUp size={16} aria-hidden />
      </button>
      <button type="button" className={ICON} aria-label={texts.barNext} onClick={() => leaf(-1)}>
        <ChevronDown size={16} aria-hidden />
      </button>
      <button type="submit" className={ICON} aria-label={texts.barRun}>
        <CornerDownLeft size={16} aria-hidden />
      </button>
    </form>
  )
}
