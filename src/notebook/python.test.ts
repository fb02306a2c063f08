import { describe, expect, it } from 'vitest'
import { OUTPUT_MAX_CHARS, SIZE } from './kernel-wire.ts'
import { type PythonHost, startPython } from './python.ts'

const LENGTH = SIZE * SIZE * 3
const picture = Uint8Array.from({ length: LENGTH }, (_, index) => index % 256)

const NORMALISE = `
def normalise(img):
    return [(x / 255 - MEAN[i % 3]) / STD[i % 3] for i, x in enumerate(img)]
`

async function open(changes: Partial<PythonHost> = {}) {
  const sent: Uint8Array[] = []
  let output = ''
  const python = await startPython({
    pictures: { 'a.png': picture },
    predict: async (pixels) => {
      sent.push(pixels)
      return '{"label": "kapal", "probability": 0.5}'
    },
    write: (text) => {
      output += text
    },
    ...changes,
  })
  return { run: python.run, sent, output: () => output }
}

describe('Python of the notebook', () => {
  it('keeps what a cell left for the next one', async () => {
    const { run, output } = await open()
    await run('x = 20')
    expect(await run('x += 1')).toBeNull()
    expect(await run('x += 1')).toBeNull()
    await run('print(x)')
    expect(output()).toBe('22\n')
  })

  it('sends a picture normalised once as it was', async () => {
    const { run, sent } = await open()
    await run(`from lab import *\n${NORMALISE}`)
    expect(await run("img = normalise(load_image('a.png'))")).toBeNull()
    expect(await run("answer = await model.predict(img)\nprint(answer['label'])")).toBeNull()
    expect(sent).toEqual([picture])
  })

  it('sends an almost black picture when it was normalised twice', async () => {
    const { run, sent } = await open()
    await run(`from lab import *\n${NORMALISE}`)
    await run("img = normalise(normalise(load_image('a.png')))")
    await run('await model.predict(img)')
    expect(Math.max(...(sent[0] ?? [255]))).toBeLessThanOrEqual(2)
  })

  it('answers an unknown name with its traceback, and goes on', async () => {
    const { run, output } = await open()
    const error = await run('y = nothing')
    expect(error).toContain('Traceback')
    expect(error).toContain("NameError: name 'nothing' isn't defined")
    expect(await run('print("on", end="")')).toBeNull()
    expect(output()).toBe('on')
  })

  it('refuses a tensor of another length before anything is sent', async () => {
    const { run, sent } = await open()
    await run('from lab import *')
    expect(await run('await model.predict([1, 2])')).toContain('ValueError: expected 3072 numbers, got 2')
    expect(sent).toEqual([])
  })

  it('passes on in which words the service failed', async () => {
    const { run } = await open({ predict: () => Promise.reject(new Error('connection refused')) })
    await run(`from lab import *\n${NORMALISE}`)
    expect(await run("await model.predict(load_image('a.png'))")).toContain('connection refused')
  })

  it('cuts what a cell prints without end', async () => {
    const { run, output } = await open()
    await run('for i in range(20000): print("line", i)')
    expect(output().length).toBeLessThan(OUTPUT_MAX_CHARS + 10)
    await run('print("next cell")')
    expect(output()).toContain('next cell')
  })
})
