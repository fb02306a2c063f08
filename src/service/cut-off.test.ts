import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { cutOff } from './cut-off.ts'
import { download } from './download.ts'

const BYTES = 4_000_000

it('really aborts the transfer part-way: the server sees it, the reader gets a network failure', async () => {
  let cutAtServer: Promise<unknown> | undefined
  const server = createServer((_, response) => {
    cutAtServer = once(response, 'close').then(() => response.writableFinished)
    response.writeHead(200, { 'content-length': BYTES })
    response.write(new Uint8Array(BYTES / 2))
    // The rest never comes by itself.
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const shares: number[] = []
  const failed = download(cutOff(fetch, 1_000_000), {
    url: `http://127.0.0.1:${port}/model.onnx`,
    file: 'model.onnx',
    expectedBytes: BYTES,
    onProgress: (received) => shares.push(received),
  })
  await expect(failed).rejects.toMatchObject({ code: 'network', file: 'model.onnx' })
  await expect(failed).rejects.toThrow(/abort/i)
  expect(await cutAtServer).toBe(false)
  expect(shares.at(-1)).toBe(1_000_000)
  server.close()
})

it('fails even when all had come in one piece', async () => {
  const whole = async () => new Response(new Uint8Array(100))
  const failed = download(cutOff(whole, 50), { url: 'https://host.test/m', file: 'm', expectedBytes: 100 })
  await expect(failed).rejects.toMatchObject({ code: 'network' })
})

it('leaves an answer that is not the file as it is', async () => {
  const missing = async () => new Response('', { status: 404 })
  const failed = download(cutOff(missing, 50), { url: 'https://host.test/m', file: 'm' })
  await expect(failed).rejects.toMatchObject({ code: 'http-status' })
})
