import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import type { Transcript } from './transcript.ts'

const THEME = {
  background: '#12161d',
  foreground: '#d9dee7',
  cursor: '#12161d',
  selectionBackground: '#3a4663',
  green: '#7bd6a0',
  yellow: '#e9b45c',
  red: '#ff9a90',
  cyan: '#7fd4e0',
  brightBlack: '#98a2b3',
  brightRed: '#ffb3ab',
  brightWhite: '#ffffff',
}

export type XtermView = { scroll: (key: string) => boolean; dispose: () => void }

/**
 * Shows the transcript in an xterm inside `host` and follows it until disposed. The terminal takes no input yet, so
 * it takes no Tab either: its text area is left out of the tab order and the host scrolls by keyboard.
 */
export function mountXterm(host: HTMLElement, transcript: Transcript): XtermView {
  const terminal = new Terminal({
    allowProposedApi: false,
    convertEol: true,
    cursorInactiveStyle: 'none',
    disableStdin: true,
    fontFamily: "'JetBrains Mono', 'JetBrains Fallback', ui-monospace, monospace",
    fontSize: 12.5,
    lineHeight: 1.3,
    scrollback: 10_000,
    theme: THEME,
  })
  const fit = new FitAddon()
  terminal.loadAddon(fit)
  terminal.open(host)
  terminal.textarea?.setAttribute('tabindex', '-1')
  terminal.attachCustomKeyEventHandler((event) => event.key !== 'Tab')
  terminal.write('\u001b[?25l')

  const show = () => {
    for (const line of transcript.lines) if (!line.folded) terminal.writeln(line.text)
  }
  show()
  const leave = transcript.subscribe((added) => {
    if (added === 'cleared') terminal.clear()
    else for (const line of added) if (!line.folded) terminal.writeln(line.text)
  })
  // fit() reads layout; once a frame is enough while the column is being resized.
  let frame = 0
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => fit.fit())
  })
  observer.observe(host)

  return {
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
      leave()
      terminal.dispose()
    },
  }
}
