// Proves that each rule of the architecture is alive: every file in guards/ breaks one rule and must be refused.
//   // @guard types <project> <TSxxxx>        must not compile in tsconfig.<project>.json's setting
//   // @guard lint <path> <rule>              must be refused by the linter when it stands at <path>
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

let failed = 0
let passed = 0

function report(file, ok, output) {
  if (ok) passed++
  else {
    failed++
    console.error(`guard ${file}: the rule it breaks is not enforced\n${output}`)
  }
}

for (const file of readdirSync('guards').filter((name) => /\.guard\.tsx?$/.test(name))) {
  const source = readFileSync(`guards/${file}`, 'utf8')
  const match = /^\/\/ @guard (types|lint) (\S+) (\S+)/.exec(source)
  if (!match) {
    report(file, false, 'no @guard line')
    continue
  }
  const [, kind, where, expected] = match
  if (kind === 'lint') {
    const done = spawnSync('npx', ['biome', 'lint', `--stdin-file-path=${where}`], {
      input: source,
      encoding: 'utf8',
    })
    const output = done.stdout + done.stderr
    report(file, output.includes(expected), output)
  } else {
    const project = `guards/.tsconfig.${file}.json`
    const base = JSON.parse(readFileSync(`tsconfig.${where}.json`, 'utf8'))
    const setting = {
      extends: `../tsconfig.${where}.json`,
      compilerOptions: base.compilerOptions,
      include: [file, '../src/vite-env.d.ts'],
      exclude: [],
    }
    if (where === 'pure') setting.include = [file]
    writeFileSync(project, JSON.stringify(setting))
    const done = spawnSync('npx', ['tsc', '-p', project], { encoding: 'utf8' })
    rmSync(project)
    const output = done.stdout + done.stderr
    report(
      file,
      done.status !== 0 && output.includes(`${file}(`) && output.includes(expected),
      output || 'it compiled',
    )
  }
}
console.log(`guards: ${passed} passed, ${failed} failed`)
process.exit(failed || passed === 0 ? 1 : 0)
