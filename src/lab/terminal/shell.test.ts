import { describe, expect, it } from 'vitest'
import { createTestConsole } from './test-console.ts'

describe('what a line leaves to the next one', () => {
  it('is the folder, the variables and the exit status', async () => {
    const { run } = createTestConsole()
    await run('cd app; x=5; false')
    expect((await run('echo $? $x; pwd; cd -')).lines).toEqual(['1 5', '/srv/app/app', '/srv/app'])
  })

  it('is also arrays, exports, functions, aliases and options', async () => {
    const { run } = createTestConsole()
    await run('list=(one "two words"); declare -A ages=([ani]=20); export shown=1; hidden=2')
    await run('greet() { echo "hello $1"; }')
    await run("alias hi='greet all'; set -o pipefail; shopt -s nullglob")
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's variables.
    expect((await run('echo "${list[1]}" "${ages[ani]}"')).lines).toEqual(['two words 20'])
    expect((await run(`bash -c 'echo "[$shown] [$hidden]"'`)).lines).toEqual(['[1] []'])
    expect((await run('hi')).lines).toEqual(['hello all'])
    expect((await run('false | true; echo $? *.none')).lines).toEqual(['1'])
    await run('unset -f greet')
    expect((await run('greet')).status).toBe(127)
  })

  it('is not the end of the shell: exit ends the line and says why nothing else ends', async () => {
    const { run } = createTestConsole()
    await run('x=5')
    const { status, lines } = await run('exit 3; echo never')
    expect(status).toBe(3)
    expect(lines).toEqual([expect.stringContaining('Tab ini adalah mesinnya')])
    expect((await run('echo $? $x')).lines).toEqual(['3 5'])
    expect((await run('(exit 4); echo $?')).lines).toEqual(['4'])
  })
})

describe('the language of the shell', () => {
  it.each([
    ['printf "b\\na\\n" | sort | head -1', ['a']],
    ['true && echo yes || echo no', ['yes']],
    ['false || echo no', ['no']],
    ['for i in 1 2 3; do echo $((i * 2)); done', ['2', '4', '6']],
    ['echo one > f.txt; echo two >> f.txt; wc -l < f.txt; cat f.txt', ['2', 'one', 'two']],
    ['echo "{\\"a\\": [1, 2]}" | jq -c .a', ['[1,2]']],
    ['ls nope 2> /dev/null; echo $?', ['2']],
    ['x=$(echo inner); echo "[$x]"', ['[inner]']],
    ['cat <<< "here"', ['here']],
    ['f() { return 7; }; f; echo $?', ['7']],
    ['if grep -q kelas README.txt; then echo ada; else echo tidak; fi', ['tidak']],
    ['! true; echo $?', ['1']],
    ['bash -c "echo a; exit 3"; echo $?', ['a', '3']],
    ['seq 3 | xargs -n 1 echo n', ['n 1', 'n 2', 'n 3']],
    ['echo "echo in \\$1" > s.sh; bash s.sh x; source s.sh', ['in x', 'in']],
    ['timeout 5 bantuan wait | head -1', ['Pemakaian: wait [%NOMOR | PID ...]']],
    ['seq 2 | while read x; do echo "<$x>"; done', ['<1>', '<2>']],
    ['false; for i in 1; do echo $?; done; while [ $? = 1 ]; do echo never; done', ['1']],
    ['for ((i = 0; i < 3; i++)); do [ $i = 1 ] && continue; echo $i; done', ['0', '2']],
    ['until false; do echo once; break; done', ['once']],
    ['case abc in a*) echo yes;; esac', ['yes']],
    ['{ echo a; echo b; } | wc -l', ['2']],
    ['(cd app && ls | head -1); pwd', ['artifact.ts', '/srv/app']],
    ['echo samples/*.png', ['samples/kucing-1.png']],
    ['ls nope 2>&1 | cat', ['ls: nope: No such file or directory']],
  ])('%s', async (line, lines) => {
    const { run } = createTestConsole()
    expect((await run(line)).lines).toEqual(lines)
  })

  it('says what bash says of a line that is none, and its status is 2', async () => {
    const { run } = createTestConsole()
    expect(await run('echo )')).toEqual({
      status: 2,
      lines: ["bash: syntax error near unexpected token `)'"],
    })
    expect((await run('echo $?')).lines).toEqual(['2'])
    expect(await run('nosuch')).toEqual({ status: 127, lines: ['bash: nosuch: command not found'] })
    expect((await run('if true; then')).lines).toEqual(['bash: syntax error: unexpected end of file'])
  })
})

describe('output', () => {
  it('appears command by command, in order, on both streams and from substitutions', async () => {
    const { run } = createTestConsole()
    const { lines } = await run(
      'echo a; ls nope; x=$(ls gone; echo in); echo $x; curl; for i in 1 2; do ps nope; echo $i; done',
    )
    expect(lines).toEqual([
      'a',
      'ls: nope: No such file or directory',
      'ls: gone: No such file or directory',
      'in',
      "curl: try 'curl --help' or 'curl --manual' for more information",
      'error: opsi nope tidak didukung di sini (lihat --help)',
      '1',
      'error: opsi nope tidak didukung di sini (lihat --help)',
      '2',
    ])
  })

  it('is there before the line is over', async () => {
    const { console, shown, pass } = createTestConsole()
    void console.run('echo first; sleep 0.2; echo second')
    await pass(0)
    expect(shown().slice(1)).toEqual(['first'])
    console.interrupt()
  })

  it('of a loop that never writes is nothing, but Ctrl+C still reaches it', async () => {
    const { console, settle } = createTestConsole()
    const ended = console.run('while true; do x=$((x + 1)); done')
    await settle()
    console.interrupt()
    expect(await ended).toBe(130)
  })

  it('goes where the line sends it', async () => {
    const { run } = createTestConsole()
    await run('kill 99999 2> err.txt; bantuan uvicorn > out.txt; curl > both.txt 2>&1')
    expect((await run('cat err.txt both.txt; head -1 out.txt')).lines).toEqual([
      'bash: kill: (99999) - No such process',
      "curl: try 'curl --help' or 'curl --manual' for more information",
      'Usage: uvicorn [OPTIONS] APP',
    ])
    expect((await run('kill 99999 2>&1 | tr a-z A-Z')).lines).toEqual([
      'BASH: KILL: (99999) - NO SUCH PROCESS',
    ])
  })

  it('into what is no file is refused before the command runs', async () => {
    const { run } = createTestConsole()
    const { status, lines } = await run('ps > app/http.ts; echo $?')
    expect(status).toBe(0)
    expect(lines).toEqual([expect.stringMatching(/^bash: .*http\.ts/), '1'])
  })

  it('keeps colours and loses every other control sequence', async () => {
    const { run, transcript } = createTestConsole()
    await run("printf '\\033[31mred\\033[0m \\033[2Jgone \\033]0;title\\007\\n'")
    expect(transcript.lines.at(-1)?.text).toBe('\u001b[31mred\u001b[0m \ufffd[2Jgone \ufffd]0;title\ufffd')
  })

  it('of a line without end stands before the next prompt', async () => {
    const { run, live } = createTestConsole()
    await run('printf abc')
    expect(live()).toBe('abcsiswa@tab:/srv/app$ |')
  })
})
