import { describe, expect, it } from 'vitest'
import type { LogLine } from './log-line.ts'
import { printable } from './log-line.ts'
import { createPidSource, createPortSource } from './number-source.ts'
import { createSupervisorLog } from './supervisor-log.ts'
import { createUvicornLog } from './uvicorn-log.ts'

const log = createUvicornLog(false)
const server = { host: '127.0.0.1', port: 8000 }
const text = (...lines: LogLine[][]) =>
  lines
    .flat()
    .map((line) => line.text)
    .join('\n')
const client = (port: number) => ({ host: '127.0.0.1', port })

/** What uvicorn 0.51 itself wrote when it was run. */
describe('the log is that of uvicorn', () => {
  it('when it starts and answers', () => {
    expect(
      text(
        log.started(14415),
        log.startupComplete(),
        log.running(server),
        log.access(client(36180), 'GET', '/health', 200),
        log.access(client(36190), 'GET', '/nope?x=1', 404),
        log.access(client(36208), 'POST', '/health', 405),
        log.access(client(36198), 'GET', '/boom', 500),
      ),
    ).toBe(`INFO:     Started server process [14415]
INFO:     Waiting for application startup.
INFO:     Application startup complete.
INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)
INFO:     127.0.0.1:36180 - "GET /health HTTP/1.1" 200 OK
INFO:     127.0.0.1:36190 - "GET /nope?x=1 HTTP/1.1" 404 Not Found
INFO:     127.0.0.1:36208 - "POST /health HTTP/1.1" 405 Method Not Allowed
INFO:     127.0.0.1:36198 - "GET /boom HTTP/1.1" 500 Internal Server Error`)
  })

  it('when it stops, at once or after what it still has to answer', () => {
    expect(
      text(
        log.shuttingDown(),
        log.waitingForConnections(),
        log.waitingForTasks(),
        log.cancelled(2),
        log.applicationShutdown(),
        log.applicationShutdownComplete(),
        log.finished(14415),
      ),
    ).toBe(`INFO:     Shutting down
INFO:     Waiting for connections to close. (CTRL+C to force quit)
INFO:     Waiting for background tasks to complete. (CTRL+C to force quit)
ERROR:    Cancel 2 running task(s), timeout graceful shutdown exceeded
INFO:     Waiting for application shutdown.
INFO:     Application shutdown complete.
INFO:     Finished server process [14415]`)
  })

  it('when the start-up fails: a traceback that ends in the words of the runtime, an empty line, the end', () => {
    const failure = {
      code: 'hash-mismatch',
      stage: 'verify',
      file: 'a.onnx',
      runtimeMessage: 'SHA-256 x\nfound y',
    } as const
    expect(text(log.startupFailed(failure))).toBe(`ERROR:    Traceback (most recent call last):
  File "src/service/artifact.ts", in verify
HashMismatch: a.onnx: SHA-256 x
found y

ERROR:    Application startup failed. Exiting.`)
  })

  it('when a request fails: the block follows the access line', () => {
    const [first, second] = log.exception('TypeError: bad input shape')
    expect(first?.text).toBe('ERROR:    Exception in ASGI application')
    expect(second?.text).toBe('Traceback (most recent call last):')
    expect(log.exception('TypeError: bad input shape').at(-1)?.text).toBe('TypeError: bad input shape')
  })

  it('with the phrases of Python 3.12', () => {
    const phraseOf = (status: number) =>
      text(log.access(client(1), 'POST', '/predict', status)).split('HTTP/1.1" ')[1]
    expect([413, 415, 422, 503, 599].map(phraseOf)).toEqual([
      '413 Request Entity Too Large',
      '415 Unsupported Media Type',
      '422 Unprocessable Entity',
      '503 Service Unavailable',
      '599 ',
    ])
  })

  it('on two streams: access on stdout, all else on stderr', () => {
    expect(log.access(client(1), 'GET', '/', 200)[0]?.stream).toBe('stdout')
    const others = [log.started(1), log.running(server), log.exception('x'), log.finished(1)].flat()
    expect(new Set(others.map(({ stream }) => stream))).toEqual(new Set(['stderr']))
  })
})

describe('on a terminal', () => {
  const colored = createUvicornLog(true)
  const coloredParent = createSupervisorLog(true)
  const parent = createSupervisorLog(false)

  it("levels, process ids, addresses and statuses have click's colours", () => {
    expect(colored.started(7)[0]?.text).toBe(
      '\x1b[32mINFO\x1b[0m:     Started server process [\x1b[36m7\x1b[0m]',
    )
    expect(colored.running(server)[0]?.text).toContain('\x1b[1mhttp://127.0.0.1:8000\x1b[0m (Press')
    expect(colored.access(client(9), 'GET', '/x', 200)[0]?.text).toBe(
      '\x1b[32mINFO\x1b[0m:     127.0.0.1:9 - "\x1b[1mGET /x HTTP/1.1\x1b[0m" \x1b[32m200 OK\x1b[0m',
    )
    // The parent's own id is bold, too; those of its workers have no colour in its lines.
    expect(coloredParent.stopping(7)[0]?.text).toBe(
      '\x1b[32mINFO\x1b[0m:     Stopping parent process [\x1b[36m\x1b[1m7\x1b[0m]',
    )
    expect(coloredParent.died(7)[0]?.text).toBe('\x1b[32mINFO\x1b[0m:     Child process [7] died')
    const statusOf = (status: number) => colored.access(client(9), 'GET', '/', status)[0]?.text.split('" ')[1]
    expect([307, 404, 500].map(statusOf)).toEqual([
      '\x1b[33m307 Temporary Redirect\x1b[0m',
      '\x1b[31m404 Not Found\x1b[0m',
      '\x1b[91m500 Internal Server Error\x1b[0m',
    ])
  })

  it('without its colours is the same text', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with ESC.
    const plain = (lines: LogLine[]) => lines.map((line) => line.text.replace(/\x1b\[\d+m/g, ''))
    const failure = { code: 'network', stage: 'fetch', runtimeMessage: 'x' } as const
    for (const [a, b] of [
      [colored.started(5), log.started(5)],
      [colored.access(client(5), 'GET', '/a', 422), log.access(client(5), 'GET', '/a', 422)],
      [colored.startupFailed(failure), log.startupFailed(failure)],
      [colored.finished(5), log.finished(5)],
      [coloredParent.started(5), parent.started(5)],
      [coloredParent.notReady(5, 6), parent.notReady(5, 6)],
    ] as [LogLine[], LogLine[]][]) {
      expect(plain(a)).toEqual(b.map((line) => line.text))
    }
  })
})

it('text from outside cannot steer the terminal', () => {
  const nasty = '/\x1b[2J\x1b]0;x\x07\r\n\x9b31m\x7f'
  expect(printable(nasty)).toBe('/[2J]0;x31m')
  const lines = [
    ...log.access(client(1), nasty, nasty, 200),
    ...log.exception(nasty),
    ...log.startupFailed({ code: 'network', stage: 'fetch', file: nasty, runtimeMessage: nasty }),
  ]
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is the point.
  for (const line of lines) expect(line.text).not.toMatch(/[\x00-\x1f\x7f-\x9f]/)
})

it('numbers of processes and clients rise and are the same for the same seed', () => {
  for (const create of [createPidSource, createPortSource]) {
    const [a, b] = [create(42), create(42)]
    const numbers = Array.from({ length: 200 }, a)
    expect(numbers).toEqual(Array.from({ length: 200 }, b))
    expect(numbers).toEqual([...numbers].sort((x, y) => x - y))
    expect(new Set(numbers).size).toBe(200)
    expect(numbers).not.toEqual(Array.from({ length: 200 }, create(43)))
  }
  const ports = Array.from({ length: 40_000 }, createPortSource(1))
  expect(ports.every((port) => port >= 32768 && port <= 60999 && port % 2 === 0)).toBe(true)
})
