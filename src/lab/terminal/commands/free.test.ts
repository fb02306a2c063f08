import { expect, it } from 'vitest'
import { shellTexts } from '#lab/terminal/shell-texts.ts'
import { createTestConsole } from '#lab/terminal/test-console.ts'
import type { CommandIo } from './command.ts'
import { createFree, type MemoryReport } from './free.ts'

async function free(report: MemoryReport, ...args: string[]) {
  const written: string[] = []
  const io = {
    out: (text: string) => written.push(text),
    err: (text: string) => written.push(text),
    machine: { texts: shellTexts('id') },
  } as unknown as CommandIo
  const status = await createFree(async () => report).run(args, io)
  return { status, lines: written.join('').split('\n') }
}

const SILENT: MemoryReport = { heap: null, pageBytes: null, deviceGib: null }
const MIB = 1024 ** 2

it('a browser that tells nothing gets question marks, never zeros', async () => {
  const { status, lines } = await free(SILENT)
  expect(status).toBe(0)
  expect(lines[1]?.trim().split(/\s+/)).toEqual(['Mem:', '?', '?', '?'])
  expect(lines.slice(1, 4).join('')).not.toMatch(/\d/)
})

it('what a browser tells is shown in the unit that is asked for', async () => {
  const heap = { jsHeapSizeLimit: 4096 * MIB, totalJSHeapSize: 100 * MIB, usedJSHeapSize: 96 * MIB }
  const { lines } = await free({ heap, pageBytes: 250 * MIB, deviceGib: 8 }, '-m')
  expect(lines[0]).toContain('(MiB)')
  expect(lines[1]?.split(/\s+/)).toEqual(['Mem:', '8192', '?', '?'])
  expect(lines[2]?.split(/\s+/)).toEqual(['Heap', 'JS:', '4096', '96', '4000'])
  expect(lines[3]?.split(/\s+/)).toEqual(['Tab:', '?', '250', '?'])
})

it('refuses what it does not know', async () => {
  const { run } = createTestConsole()
  expect(await run('free -x')).toEqual({
    status: 1,
    lines: ['free: opsi -x tidak didukung di sini (lihat --help)'],
  })
})
