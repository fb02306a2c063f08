import { describe, expect, it } from 'vitest'
import type { Host } from '#fleet/host.ts'
import { type LostReason, RequestLostError } from '#fleet/request-lost-error.ts'
import { createTestConsole } from '#lab/terminal/test-console.ts'
import { answerOf, createTestService } from '#lab/terminal/test-service.ts'

function withService(
  answer: (request: Request, body: string) => Response = () => answerOf('{"status":"ok"}\n'),
) {
  const { host, asked } = createTestService(answer)
  return { ...createTestConsole({ host }), asked }
}

function withLoss(reason: LostReason) {
  const { host } = createTestService(() => {
    throw new RequestLostError(reason)
  })
  return createTestConsole({ host })
}

const TRY = "curl: try 'curl --help' or 'curl --manual' for more information"

describe('what is asked', () => {
  it('is a GET where nothing is sent, with curl’s own headers', async () => {
    const { run, asked } = withService()
    expect(await run('curl -s localhost:8000/healthz')).toEqual({ status: 0, lines: ['{"status":"ok"}'] })
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: 'http://localhost:8000/healthz',
      headers: { accept: '*/*', 'user-agent': 'curl/7.88.1' },
    })
  })

  it('is a form with the file’s bytes, name and type', async () => {
    const { run, asked } = withService()
    await run('curl -s -F file=@samples/kucing-1.png -F "note=two words" localhost:8000/predict')
    const { method, headers, body = '' } = asked[0] ?? {}
    expect(method).toBe('POST')
    const boundary = /boundary=(\S+)/.exec(headers?.['content-type'] ?? '')?.[1]
    expect(body.split('\r\n')).toEqual([
      `--${boundary}`,
      'Content-Disposition: form-data; name="file"; filename="kucing-1.png"',
      'Content-Type: image/png',
      '',
      'PNG',
      `--${boundary}`,
      'Content-Disposition: form-data; name="note"',
      '',
      'two words',
      `--${boundary}--`,
      '',
    ])
  })

  it.each([
    [`-d a=1 -d b=2`, 'POST', 'application/x-www-form-urlencoded', 'a=1&b=2'],
    [`-X PUT -d x`, 'PUT', 'application/x-www-form-urlencoded', 'x'],
    [`-H 'Content-Type: text/plain' -d x`, 'POST', 'text/plain', 'x'],
    [`--json '{"a":1}'`, 'POST', 'application/json', '{"a":1}'],
    [`-d @lines.txt`, 'POST', 'application/x-www-form-urlencoded', 'onetwo'],
    [`--data-binary @lines.txt`, 'POST', 'application/x-www-form-urlencoded', 'one\ntwo\n'],
    [`--data-raw @lines.txt`, 'POST', 'application/x-www-form-urlencoded', '@lines.txt'],
    [
      `-F 'file=@lines.txt;type=image/png;filename=a.png' -H 'X-Id: 7'`,
      'POST',
      /^multipart\/form-data/,
      /filename="a.png"\r\nContent-Type: image\/png/,
    ],
  ])('with %s is as curl would send it', async (options, method, type, body) => {
    const { run, asked } = withService()
    await run("printf 'one\\ntwo\\n' > lines.txt")
    await run(`curl -s ${options} localhost:8000/x`)
    expect(asked[0]?.method).toBe(method)
    expect(asked[0]?.headers['content-type']).toMatch(type)
    expect(asked[0]?.body).toMatch(body)
  })

  it('comes from a pipe with @-', async () => {
    const { run, asked } = withService()
    await run(
      'cat samples/kucing-1.png | curl -s --data-binary @- -H "Content-Type: image/png" localhost:8000/predict',
    )
    expect(asked[0]).toMatchObject({ body: 'PNG', headers: { 'content-type': 'image/png' } })
  })

  it('is each of several addresses in turn', async () => {
    const { run, asked } = withService()
    expect((await run('curl -s localhost:8000/a 127.0.0.1:8000/b')).lines).toHaveLength(2)
    expect(asked.map(({ url }) => url)).toEqual(['http://localhost:8000/a', 'http://127.0.0.1:8000/b'])
  })
})

describe('what is shown', () => {
  it('with -i are the headers as uvicorn orders them', async () => {
    const { run } = withService()
    expect((await run('curl -s -i localhost:8000/')).lines).toEqual([
      'HTTP/1.1 200 OK',
      'date: Thu, 01 Jan 1970 00:00:00 GMT',
      'server: uvicorn',
      'content-length: 16',
      'content-type: application/json',
      '',
      '{"status":"ok"}',
    ])
  })

  it('with -I are the headers alone, asked for by HEAD', async () => {
    const { run, asked } = withService(() => new Response(null, { headers: { server: 'uvicorn' } }))
    expect((await run('curl -sI localhost:8000/')).lines).toEqual(['HTTP/1.1 200 OK', 'server: uvicorn', ''])
    expect(asked[0]?.method).toBe('HEAD')
  })

  it('with -v is the conversation, on stderr', async () => {
    const { run } = withService()
    expect((await run('curl -sv localhost:8000/x?y=1 2>&1 >/dev/null | grep -v date')).lines).toEqual([
      '*   Trying 127.0.0.1:8000...',
      '* Connected to localhost (127.0.0.1) port 8000 (#0)',
      '> GET /x?y=1 HTTP/1.1',
      '> Host: localhost:8000',
      '> User-Agent: curl/7.88.1',
      '> Accept: */*',
      '> ',
      '< HTTP/1.1 200 OK',
      '< server: uvicorn',
      '< content-length: 16',
      '< content-type: application/json',
      '< ',
      '{ [16 bytes data]',
      '* Connection #0 to host localhost left intact',
    ])
  })

  it('with -o goes to the file, and the meter is shown unless -s', async () => {
    const { run } = withService()
    const { lines } = await run('curl -o got.json localhost:8000/')
    expect(lines[0]).toBe('  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current')
    expect(lines[2]).toMatch(/^100 {4}16 {2}100 {4}16 {4}0 {5}0 /)
    expect((await run('curl -s -o got.json localhost:8000/; cat got.json')).lines).toEqual([
      '{"status":"ok"}',
    ])
  })

  it('with -w are the figures that were asked for', async () => {
    const { run } = withService(() => answerOf('{}', 503))
    const { lines } = await run(
      `curl -s -o /dev/null -w '%{http_code} %{size_download} %{content_type} %{exitcode} %{time_total} 100%%\\t|\\n' localhost:8000/`,
    )
    expect(lines[0]).toMatch(/^503 2 application\/json 0 \d+\.\d{6} 100%\t\|$/)
    expect((await run(`curl -s -w '%{nope}.\\n' localhost:8000/`)).lines).toEqual([
      "{}curl: unknown --write-out variable: 'nope'",
      '.',
    ])
  })

  it('goes through pipes and substitutions byte by byte', async () => {
    const { run } = withService(() => answerOf('{"label":"kucing é"}'))
    expect((await run('curl -s localhost:8000/ | jq -r .label')).lines).toEqual(['kucing é'])
    expect((await run('echo "[$(curl -s localhost:8000/)]"')).lines).toEqual(['[{"label":"kucing é"}]'])
  })

  it('is not binary on the terminal, as curl refuses it', async () => {
    const { run } = withService(() => answerOf('a\u0000b'))
    const { status, lines } = await run('curl localhost:8000/')
    expect(status).toBe(23)
    expect(lines[0]).toContain('Binary output can mess up your terminal')
    expect((await run('curl -s localhost:8000/ | wc -c')).lines).toEqual(['3'])
    expect((await run('curl -s localhost:8000/ > got.bin; od -An -c got.bin')).lines[0]?.trim()).toMatch(
      /^a +\\0 +b$/,
    )
  })

  it('cannot move the cursor: headers and bodies lose their control sequences', async () => {
    const { run, transcript } = withService(() =>
      answerOf('\u001b[2J\u001b]0;x\u0007ok\n', 200, 'text/plain'),
    )
    await run('curl -si localhost:8000/')
    expect(transcript.lines.at(-1)?.text).toBe('\ufffd[2J\ufffd]0;x\ufffdok')
  })
})

describe('failure', () => {
  it.each<[LostReason, number, RegExp]>([
    [
      'refused',
      7,
      /^curl: \(7\) Failed to connect to localhost port 8000 after 0 ms: Couldn't connect to server$/,
    ],
    ['crashed', 52, /^curl: \(52\) Empty reply from server$/],
    ['aborted', 52, /^curl: \(52\) Empty reply from server$/],
    ['timeout', 28, /^curl: \(28\) Operation timed out after 500 milliseconds with 0 bytes received$/],
  ])('%s: exit status %i', async (reason, status, message) => {
    const { run } = withLoss(reason)
    const line = 'curl -sS -m 0.5 localhost:8000/'
    expect(await run(line)).toEqual({ status, lines: [expect.stringMatching(message)] })
    expect(await run(line.replace('-sS', '-s'))).toEqual({ status, lines: [] })
  })

  it.each([
    ['curl -sS example.com', 6, 'curl: (6) Could not resolve host: example.com'],
    [
      'curl -sS 10.1.2.3',
      7,
      "curl: (7) Failed to connect to 10.1.2.3 port 80 after 0 ms: Couldn't connect to server",
    ],
    ['curl -sS ftp://localhost/', 1, 'curl: (1) Protocol "ftp" not supported or disabled in libcurl'],
    ['curl -sS https://localhost:8000/', 35, 'curl: (35) error:0A00010B:SSL routines::wrong version number'],
    [
      'curl -sS -F file=@none localhost:8000/',
      26,
      'curl: (26) Failed to open/read local data from file/application',
    ],
    ['curl -sS -o /nodir/x localhost:8000/', 23, 'curl: (23) Failure writing output to destination'],
    ['curl -sS "http://[bad"', 3, 'curl: (3) URL using bad/illegal format or missing URL'],
  ])('%s: exit status %i', async (line, status, message) => {
    const { run } = withService()
    expect(await run(line)).toEqual({ status, lines: [message] })
  })

  it('of the service counts with -f only', async () => {
    const { run } = withService(() => answerOf('{"detail":"Not Found"}\n', 404))
    expect(await run('curl -s localhost:8000/nope')).toEqual({ status: 0, lines: ['{"detail":"Not Found"}'] })
    expect(await run('curl -sSf localhost:8000/nope')).toEqual({
      status: 22,
      lines: ['curl: (22) The requested URL returned error: 404'],
    })
  })

  it('of -d with a missing file is a warning and an empty body', async () => {
    const { run, asked } = withService()
    expect((await run('curl -d @none localhost:8000/ | cat')).lines[0]).toBe(
      `Warning: Couldn't read data from file "none", this makes an empty POST.`,
    )
    expect(asked[0]).toMatchObject({ method: 'POST', body: '' })
  })

  it.each([
    ['curl', [TRY]],
    ['curl --foo', ['curl: option --foo: is unknown', TRY]],
    ['curl -X', ['curl: option -X: requires parameter', TRY]],
    ['curl -F file localhost', ['curl: option -F: is badly used here', TRY]],
    ['curl -m x localhost', ['curl: option -m: expected a proper numerical parameter', TRY]],
    ['curl -s', ['curl: no URL specified!', TRY]],
    ['curl -u a:b localhost', ['curl: opsi -u tidak didukung di sini (lihat --help)']],
  ])('%s is refused with status 2', async (line, lines) => {
    const { run } = withService()
    expect(await run(line)).toEqual({ status: 2, lines })
  })

  it('of the browser’s own rules is told in its words', async () => {
    const { run } = withService()
    const { status, lines } = await run('curl -sS -X GET -d x localhost:8000/')
    expect(status).toBe(2)
    expect(lines[0]).toContain('peramban menolak permintaan ini')
  })
})

it('Ctrl+C hangs up', async () => {
  let hungUp = false
  const { host } = createTestService(() => answerOf(''))
  const patient: Host = {
    ...host,
    fetch: (_request, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => {
          hungUp = true
          reject(new RequestLostError('aborted'))
        })
      }),
  }
  const { console, settle, shown } = createTestConsole({ host: patient })
  const ended = console.run('curl -sS localhost:8000/; echo never')
  await settle()
  console.interrupt()
  expect(await ended).toBe(130)
  expect(hungUp).toBe(true)
  expect(shown().slice(1)).toEqual(['^C'])
})
