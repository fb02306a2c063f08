import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { messages as en } from '#i18n/en.ts'
import { I18nProvider } from '#i18n/i18n-context.tsx'
import { messages as id } from '#i18n/id.ts'
import { ConsoleControls } from './console-controls.tsx'
import { killCommand, LESSON_COMMANDS } from './lesson-commands.ts'
import { shellTexts } from './shell-texts.ts'
import { TerminalPanel } from './terminal-panel.tsx'
import { createTestConsole } from './test-console.ts'
import { Transcript } from './transcript.ts'

const words = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<\/(p|button)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')

describe('before anything is written', () => {
  it('the terminal is the lesson’s two lines, and no command', () => {
    const html = renderToString(
      <I18nProvider language="id" messages={id}>
        <TerminalPanel transcript={new Transcript()} />
      </I18nProvider>,
    )
    const lines = words(html)
    expect(lines).toContain('> Siap. Klik "Simulasikan Alur Pengembangan" untuk menjalankan.')
    expect(lines).toContain('>')
    expect(html).not.toContain('curl')
  })

  it('it can be reached and named by a screen reader, in English too', () => {
    const html = renderToString(
      <I18nProvider language="en" messages={en}>
        <TerminalPanel transcript={new Transcript()} />
      </I18nProvider>,
    )
    expect(html).toMatch(/role="group"[^>]*tabindex="0"/i)
    expect(html).toMatch(/role="log"[^>]*aria-live="polite"/)
  })
})

describe('the controls', () => {
  const render = (showsBar: boolean) =>
    renderToString(
      <ConsoleControls
        console={createTestConsole().console}
        texts={shellTexts('id').view}
        showsBar={showsBar}
        barInput={{ current: null }}
      />,
    )

  it('have a button for each command of the lesson, as it is typed', () => {
    const buttons = words(render(false))
    for (const command of ['bantuan', ...LESSON_COMMANDS]) expect(buttons).toContain(command)
    expect(buttons).toContain('kill -9 (worker)')
    expect(buttons).toContain('Hentikan (Ctrl+C)')
  })

  it('hide the input line behind a button, except on touch screens', () => {
    expect(render(false)).toContain('aria-expanded="false"')
    expect(render(false)).not.toContain('<form')
    expect(render(true)).toContain('<form')
    expect(render(true)).toContain('autoCorrect="off"')
    for (const name of ['Perintah', 'Jalankan', 'Perintah sebelumnya', 'Perintah berikutnya']) {
      expect(render(true)).toContain(`aria-label="${name}"`)
    }
  })
})

describe('the lesson’s commands', () => {
  it.each(LESSON_COMMANDS)('%s runs on this machine', async (command) => {
    const tested = createTestConsole()
    await tested.run('uvicorn app.main:app --port 8000 &')
    await tested.pass(200)
    const { status, lines } = await tested.runWithTime(command)
    expect(lines.join('\n')).not.toMatch(/not found|No such file|tidak didukung/)
    // The test's file is no model, and its worker answers no JSON.
    expect(status).toBe(command.startsWith('onnx') ? 1 : command.endsWith('jq .') ? 5 : 0)
  })

  it('kill the newest worker, and no parent', async () => {
    const { run, pass, machine } = createTestConsole()
    expect(killCommand(machine.host)).toBe(null)
    await run('uvicorn app.main:app --workers 2 &')
    await pass(200)
    expect(killCommand(machine.host)).toBe(`kill -9 ${machine.pidsOf('worker').at(-1)}`)
  })
})
