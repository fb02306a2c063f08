import { FitAddon } from '@xterm/addon-fit'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import './xterm-view.css'
import { pageClock } from '../page-clock.ts'
import type { Console } from './console.ts'
import { KeyReader } from './keys.ts'
import { PacedLines } from './paced-lines.ts'
import { type LiveLine, TerminalFeed } from './terminal-feed.ts'
import type { Transcript } from './transcript.ts'

const THEME = {
  background: '#12161d',
  foreground: '#d9dee7',
  cursor: '#d9dee7',
  cursorAccent: '#12161d',
  selectionBackground: '#3a4663',
  green: '#7bd6a0',
  yellow: '#e9b45c',
  red: '#ff9a90',
  cyan: '#7fd4e0',
  brightBlack: '#98a2b3',
  brightRed: '#ffb3ab',
  brightWhite: '#ffffff',
}
const SCROLLBACK = 10_000
const NO_LIVE_LINE: LiveLine = { beforeCursor: '', afterCursor: '' }
const BRACKETED_PASTE = '\u001b[?2004h'
const HIDE_CURSOR = '\u001b[?25l'
const SHOW_CURSOR = '\u001b[?25h'

export type XtermView = {
  /** The keyboard goes to this console from now on. */
  attach(console: Console, inputLabel: string): void
  focus(): void
  scroll(key: string): boolean
  dispose(): void
}

export type XtermOptions = {
  host: HTMLElement
  transcript: Transcript
  /** On touch screens the terminal takes no input of its own: their keyboards garble it. */
  takesInput: boolean
}

/**
 * Shows a transcript in an xterm and follows it until disposed. Without a console it only shows; with one, the prompt
 * stands below the last line.
 */
export function mountXterm({ host, transcript, takesInput }: XtermOptions): XtermView {
  const terminal = new Terminal({
    allowProposedApi: false,
    cursorInactiveStyle: 'outline',
    disableStdin: true,
    fontFamily: "'JetBrains Mono', 'JetBrains Fallback', ui-monospace, monospace",
    fontSize: 12.5,
    lineHeight: 1.3,
    scrollback: SCROLLBACK,
    theme: THEME,
  })
  const fit = new FitAddon()
  terminal.loadAddon(fit)
  terminal.open(host)
  terminal.textarea?.setAttribute('tabindex', '-1')
  if (!takesInput) terminal.textarea?.setAttribute('inputmode', 'none')
  terminal.attachCustomKeyEventHandler((event) => event.key !== 'Tab')
  terminal.write(HIDE_CURSOR + BRACKETED_PASTE)

  let attached: Console | null = null
  const feed = new TerminalFeed({
    write: (data, done) => terminal.write(data, done),
    live: () => attached?.live ?? NO_LIVE_LINE,
    columns: terminal.cols,
    rowsKept: SCROLLBACK,
  })
  feed.addLines(transcript.lines.filter((line) => !line.folded).map((line) => line.text))
  const log = new PacedLines({
    draw: (lines) => feed.addLines(lines),
    whenQuiet: (callback) => pageClock.whenQuiet(callback),
    nowMs: () => performance.now(),
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs)
      return () => clearTimeout(timer)
    },
  })
  const leavers = [
    transcript.subscribe((added) => {
      if (added === 'cleared') {
        log.drop()
        feed.clear(() => terminal.clear())
      } else log.add(added.filter((line) => !line.folded).map((line) => line.text))
    }),
  ]
  // fit() reads layout; once a frame is enough while the column is being resized.
  let frame = 0
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() =>
      feed.interlude(() => {
        fit.fit()
        feed.columns = terminal.cols
        if (attached) attached.columns = terminal.cols
      }),
    )
  })
  observer.observe(host)

  return {
    attach(console, inputLabel) {
      attached = console
      console.columns = terminal.cols
      terminal.loadAddon(new WebLinksAddon((_event, address) => openLink(address, console)))
      leavers.push(
        console.subscribe(() => {
          log.flush()
          feed.refresh()
        }),
      )
      if (takesInput) leavers.push(takeInput(terminal, console, inputLabel))
      feed.refresh()
    },
    focus: () => terminal.focus(),
    scroll(key) {
      const page = Math.max(1, terminal.rows - 1)
      const lines = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page }[key]
      if (lines !== undefined) terminal.scrollLines(lines)
      else if (key === 'Home') terminal.scrollToTop()
      else if (key === 'End') terminal.scrollToBottom()
      else return false
      return true
    },
    dispose() {
      observer.disconnect()
      cancelAnimationFrame(frame)
      log.drop()
      for (const leave of leavers) leave()
      terminal.dispose()
    },
  }
}

/** Hands keys to the console. Returns the way to stop. */
function takeInput(terminal: Terminal, console: Console, label: string): () => void {
  terminal.options.disableStdin = false
  terminal.write(SHOW_CURSOR)
  terminal.textarea?.setAttribute('tabindex', '0')
  terminal.textarea?.setAttribute('aria-label', label)
  terminal.attachCustomKeyEventHandler((event) => handlesKey(event, terminal, console))
  let reader = new KeyReader()
  // An Escape that led out of the terminal is no part of what is typed here later.
  terminal.textarea?.addEventListener('blur', () => {
    reader = new KeyReader()
  })
  const listening = terminal.onData((data) => {
    terminal.scrollToBottom()
    for (const key of reader.read(data)) console.press(key)
  })
  return () => listening.dispose()
}

/** False for a key that belongs to the page or was dealt with here. */
function handlesKey(event: KeyboardEvent, terminal: Terminal, console: Console): boolean {
  if (event.type !== 'keydown') return true
  if (event.key === 'Tab') return !(event.shiftKey || console.tabLeaves)
  const isCopy = event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'c'
  if (isCopy && terminal.hasSelection()) {
    void navigator.clipboard?.writeText(terminal.getSelection()).catch(() => {})
    terminal.clearSelection()
    event.preventDefault()
    return false
  }
  // Ctrl+Shift+C without a selection would open the browser's tools; Ctrl+V is the browser's own paste.
  if (isCopy && event.shiftKey) {
    event.preventDefault()
    return false
  }
  return !(event.ctrlKey && event.key.toLowerCase() === 'v')
}

/** localhost is this tab: such a link is asked here. Others open in a tab of their own. */
function openLink(address: string, console: Console): void {
  const { hostname } = new URL(address)
  if (hostname === 'localhost' || hostname === '127.0.0.1') void console.run(`curl -si '${address}'`)
  else window.open(address, '_blank', 'noopener')
}
