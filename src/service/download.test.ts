import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { download } from './download.ts'
import { wrongContent } from './wrong-content.ts'

const URL_OF_FILE = 'https://host.test/model.onnx'

/** Serves the bytes in chunks of the given sizes, the last chunk taking the rest. */
function served(
  bytes: Uint8Array<ArrayBuffer>,
  chunkSizes: number[] = [],
  init: ResponseInit & { cutAfter?: number } = {},
) {
  let at = 0
  const sizes = [...chunkSizes]
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const end = Math.min(bytes.length, at + (sizes.shift() ?? bytes.length))
      if (init.cutAfter !== undefined && at >= init.cutAfter)
        return controller.error(new TypeError('network error'))
      if (at === bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, end))
      at = end
    },
  })
  return async () => new Response(body, init)
}

function protobufLike(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + 8) & 255)
}

const wanted = (expectedBytes: number) => ({
  url: URL_OF_FILE,
  file: 'model.onnx',
  expectedBytes,
  checkStart: wrongContent,
})

describe('progress', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 20 })

  it('never falls, keeps its total, starts at nothing and ends at the total', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), sizes, async (length, chunkSizes) => {
        const seen: [number, number][] = []
        const bytes = protobufLike(length)
        const got = await download(served(bytes, chunkSizes), {
          ...wanted(length),
          onProgress: (received, total) => seen.push([received, total]),
        })
        expect(got).toEqual(bytes)
        expect(seen.every(([, total]) => total === length)).toBe(true)
        expect(seen[0]?.[0]).toBe(0)
        expect(seen.at(-1)?.[0]).toBe(length)
        expect(seen.every(([received], index) => received >= (seen[index - 1]?.[0] ?? 0))).toBe(true)
      }),
    )
  })

  it('keeps these laws when nobody knows the size beforehand', async () => {
    for (const length of [10, 900, 5000]) {
      const seen: [number, number][] = []
      const bytes = protobufLike(length)
      const onProgress = (received: number, total: number) => seen.push([received, total])
      const file = { url: URL_OF_FILE, file: 'runtime.wasm', estimatedBytes: 1000, onProgress }
      expect(await download(served(bytes, [100, 300, 600]), file)).toEqual(bytes)
      expect(seen.every(([, total]) => total === 1000)).toBe(true)
      expect(
        seen.every(([received], index) => received >= (seen[index - 1]?.[0] ?? 0) && received <= 1000),
      ).toBe(true)
      expect(seen.at(-1)).toEqual([1000, 1000])
    }
  })

  it('believes the server about the size, but not when it compresses on the way', async () => {
    const totals = async (headers: HeadersInit) => {
      const seen = new Set<number>()
      const onProgress = (_: number, total: number) => seen.add(total)
      const file = { url: URL_OF_FILE, file: 'x', estimatedBytes: 99, onProgress }
      await download(served(protobufLike(50), [], { headers }), file)
      return [...seen]
    }
    expect(await totals({ 'content-length': '50' })).toEqual([50])
    expect(await totals({ 'content-length': '20', 'content-encoding': 'br' })).toEqual([99])
  })
})

describe('a download that is not the file ends with its reason:', () => {
  const page = new TextEncoder().encode(`\n<!doctype html><title>Masuk</title>${' '.repeat(500)}`)
  const pointer = new TextEncoder().encode(
    'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n',
  )
  const gzip = new Uint8Array(300).fill(5)
  gzip.set([0x1f, 0x8b])

  it.each([
    ['wrong-content', 'a page, whatever its length', served(page), 9000],
    ['wrong-content', 'a page that is too long', served(page, [10]), 20],
    ['wrong-content', 'a git-lfs pointer', served(pointer), 9000],
    ['wrong-content', 'a gzip archive', served(gzip), 300],
    ['size-mismatch', 'a file that is too short', served(protobufLike(80)), 81],
    ['size-mismatch', 'a file that is too long', served(protobufLike(82), [40]), 81],
    ['size-mismatch', 'nothing', served(new Uint8Array()), 81],
    ['http-status', 'a status', served(page, [], { status: 404, statusText: 'Not Found' }), 9000],
    ['network', 'a cut connection', served(protobufLike(900), [100, 100], { cutAfter: 200 }), 900],
    ['network', 'no connection', () => Promise.reject(new TypeError('Failed to fetch')), 900],
  ] as const)('%s for %s', async (code, _what, fetch, expectedBytes) => {
    await expect(download(fetch, wanted(expectedBytes))).rejects.toMatchObject({ code, file: 'model.onnx' })
  })

  it('says the status or the network error in its own words', async () => {
    const refused = served(page, [], { status: 403, statusText: 'Forbidden' })
    await expect(download(refused, wanted(9))).rejects.toThrow('403 Forbidden')
    await expect(download(() => Promise.reject(new TypeError('Failed to fetch')), wanted(9))).rejects.toThrow(
      'Failed to fetch',
    )
  })

  it('stops reading a stream that does not end', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000
        controller.enqueue(new Uint8Array(1000).fill(9))
      },
    })
    await expect(download(async () => new Response(endless), wanted(5000))).rejects.toMatchObject({
      code: 'size-mismatch',
    })
    expect(sent).toBeLessThan(20_000)
  })
})
