import { describe, expect, it } from 'vitest'
import { createTestConsole } from './test-console.ts'

describe('the disk', () => {
  it('has the service’s folder with the sizes of what is on the server, without fetching it', async () => {
    const { run } = createTestConsole()
    expect((await run('ls')).lines).toEqual(['README.txt', 'app', 'models', 'samples', 'settings.json'])
    const { lines } = await run('ls -l models/benda10')
    expect(
      lines.map((line) =>
        line
          .split(/\s+/)
          .filter((_, i) => i === 4 || i > 7)
          .join(' '),
      ),
    ).toEqual(['', '7 MODEL-CARD.md', '3 manifest.json', '5 model.int8.onnx', '1000 model.onnx'])
  })

  it('has the service’s real source', async () => {
    const { run } = createTestConsole()
    expect((await run('grep -l onnxruntime-web app/*.ts')).lines).toEqual(['app/forward.ts'])
    expect((await run('grep -c "" app/main.ts')).lines[0]).toMatch(/^[1-9]\d+$/)
  })

  it('has the sample pictures to the byte', async () => {
    const { run } = createTestConsole()
    // SHA-256 of "PNG".
    expect((await run('cat samples/kucing-1.png | sha256sum')).lines[0]).toMatch(/^796120837694d3f3/)
  })

  it('has a README in the language that is being read', async () => {
    const { run, state } = createTestConsole()
    expect((await run('head -1 README.txt')).lines).toEqual(['Mesin ini ada di dalam tab Anda'])
    state.language = 'en'
    expect((await run('head -1 README.txt')).lines).toEqual(['This machine is your tab'])
  })

  it('lists again what could not be fetched the first time', async () => {
    const site: { isUp: boolean } = { isUp: false }
    const { run } = createTestConsole({ siteIsUp: () => site.isUp })
    expect((await run('ls samples')).lines).toEqual([])
    site.isUp = true
    expect((await run('ls samples')).lines).toEqual(['kucing-1.png'])
  })
})

describe('the model’s folder', () => {
  it('is the service’s own: what is written there is what the next worker reads', async () => {
    const { run, disk } = createTestConsole()
    await run('echo spoilt > models/benda10/model.int8.onnx')
    expect(new TextDecoder().decode(disk.written.get('model.int8.onnx'))).toBe('spoilt\n')
    await run('printf x >> models/benda10/model.int8.onnx; cp README.txt models/benda10/new.onnx')
    expect(new TextDecoder().decode(disk.written.get('model.int8.onnx'))).toBe('spoilt\nx')
    expect(disk.written.has('new.onnx')).toBe(true)
    expect((await run('wc -c < models/benda10/model.int8.onnx')).lines).toEqual(['8'])
  })

  it('takes bytes as they are', async () => {
    const { run, disk } = createTestConsole()
    await run('echo AP+A | base64 -d > models/benda10/raw.bin; cat models/benda10/raw.bin > /tmp/copy')
    expect([...(disk.written.get('raw.bin') ?? [])]).toEqual([0, 255, 128])
    await run('mv /tmp/copy models/benda10/moved.bin')
    expect([...(disk.written.get('moved.bin') ?? [])]).toEqual([0, 255, 128])
    expect((await run('ls /tmp')).lines).toEqual([])
  })

  it('shows what others change, and is as it was when they restore it', async () => {
    const { run, disk } = createTestConsole()
    await run('true')
    disk.write('extra.bin', new Uint8Array([1, 2]))
    disk.write('manifest.json', new TextEncoder().encode('{"changed": true}\n'))
    expect((await run('wc -c < models/benda10/extra.bin; cat models/benda10/manifest.json')).lines).toEqual([
      '2',
      '{"changed": true}',
    ])
    disk.restore()
    expect((await run('ls models/benda10; cat models/benda10/manifest.json')).lines).toEqual([
      'MODEL-CARD.md',
      'manifest.json',
      'model.int8.onnx',
      'model.onnx',
      '{}',
    ])
  })

  it('cannot lose files, and says so', async () => {
    const { run } = createTestConsole()
    const removed = await run('rm models/benda10/model.onnx')
    expect(removed.status).toBe(1)
    expect(removed.lines.join()).toMatch(/model\.onnx.*not permitted/i)
    expect((await run('rm -rf models; ls models/benda10 | wc -l')).lines.at(-1)).toBe('4')
    expect((await run('mv models/benda10/model.onnx /tmp/away')).status).toBe(1)
  })

  it('of a file that cannot be fetched says why', async () => {
    const { run } = createTestConsole()
    const { status, lines } = await run('cat models/benda10/model.onnx')
    expect(status).toBe(1)
    expect(lines).toEqual([
      '(/srv/app/models/benda10/model.onnx tidak dapat dibaca: model.onnx: HTTP 404)',
      'cat: models/benda10/model.onnx: No such file or directory',
    ])
  })
})

it('what belongs to the program cannot be written', async () => {
  const { run } = createTestConsole()
  expect((await run('echo x > app/http.ts')).status).toBe(1)
  expect((await run('rm samples/kucing-1.png')).status).toBe(1)
})
