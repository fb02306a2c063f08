import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createTestConsole } from '#lab/terminal/test-console.ts'

function withModel() {
  const tested = createTestConsole()
  tested.disk.written.set(
    'tiny.int8.onnx',
    Uint8Array.from(readFileSync('public/models/benda10/tiny.int8.onnx')),
  )
  return tested
}

describe('onnx', () => {
  it('summary says what the real file holds', async () => {
    const { run } = withModel()
    const { status, lines } = await run('onnx summary models/benda10/tiny.int8.onnx')
    expect(status).toBe(0)
    expect(lines).toContain('Opset           ai.onnx 15')
    expect(lines).toContain('Masukan         input: float32[batch, 3, 32, 32]')
    expect(lines).toContain('Parameter       110.810')
    expect(lines).toContain('MAC per gambar  23.557.136')
  })

  it('nodes has a line for each node', async () => {
    const { run } = withModel()
    const { lines } = await run('onnx nodes models/benda10/tiny.int8.onnx')
    expect(lines[1]).toMatch(/^ {3}0 {2}\w+/)
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.some((line) => /Conv/.test(line) && line.includes('×'))).toBe(true)
  })

  it('metadata is what stands in the file', async () => {
    const { run } = withModel()
    const { status, lines } = await run('onnx metadata models/benda10/tiny.int8.onnx')
    expect(status).toBe(0)
    expect(lines.length).toBeGreaterThan(0)
  })

  it.each([
    ['onnx', 2, 'Pemakaian: onnx summary|nodes|metadata BERKAS'],
    ['onnx nope README.txt', 2, 'Pemakaian: onnx summary|nodes|metadata BERKAS'],
    ['onnx summary a b', 2, 'Pemakaian: onnx summary|nodes|metadata BERKAS'],
    ['onnx -v summary README.txt', 2, 'onnx: opsi -v tidak didukung di sini (lihat --help)'],
    ['onnx summary none', 1, 'onnx: none: No such file or directory'],
    [
      'onnx summary README.txt',
      1,
      expect.stringMatching(/^onnx: README\.txt: bukan berkas ONNX yang utuh: /),
    ],
  ])('%s ends with %i', async (line, status, message) => {
    const { run } = createTestConsole()
    expect(await run(line)).toEqual({ status, lines: [message] })
  })
})
