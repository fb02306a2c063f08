import { describe, expect, it } from 'vitest'
import { cleanRuntimeMessage, StartupError, startupFailure } from './failure.ts'

describe("the runtime's words", () => {
  it('lose the folders of the machine that built it, and nothing else', () => {
    expect(
      cleanRuntimeMessage(
        'model.cc:1 at /mnt/azure_nvme_temp/_work/1/s/onnxruntime/core/graph/model.cc:146 failed',
      ),
    ).toBe('model.cc:1 at model.cc:146 failed')
    const kept =
      "Got invalid dimensions for input: index: 2 Got: 31/32, see https://host.test/a/b/c.wasm or 'a/b'"
    expect(cleanRuntimeMessage(kept)).toBe(kept)
  })

  it('lose control characters and are of bounded length', () => {
    expect(cleanRuntimeMessage('a\x1b[31mb\x07c\nd')).toBe('a [31mb c\nd')
    expect(cleanRuntimeMessage('x'.repeat(99_999)).length).toBe(2000)
  })
})

describe('a failure', () => {
  it.each([
    'WebAssembly.Memory(): could not allocate memory',
    'Array buffer allocation failed',
    'std::bad_alloc',
    "no available backend found. ERR: [wasm] RangeError: WebAssembly.Memory(): Property 'initial': value 65537 is above the upper bound 65536",
    "WebAssembly.Memory 'initial' page count is too large",
    'bad Memory initial size',
    'Aborted(OOM). Build with -sASSERTIONS for more info.',
  ])('is out-of-memory when memory was refused: %s', (words) => {
    expect(startupFailure(new Error(words), 'load').code).toBe('out-of-memory')
    expect(startupFailure(new StartupError('session-failed', words), 'load').code).toBe('out-of-memory')
  })

  it('of known origin keeps its code and file', () => {
    expect(startupFailure(new StartupError('hash-mismatch', 'words', 'a.onnx'), 'verify')).toEqual({
      code: 'hash-mismatch',
      stage: 'verify',
      file: 'a.onnx',
      runtimeMessage: 'words',
    })
  })

  it('of unknown origin gets the code of its stage', () => {
    expect(startupFailure('odd', 'inspect')).toEqual({
      code: 'onnx-unreadable',
      stage: 'inspect',
      runtimeMessage: 'odd',
    })
  })
})
