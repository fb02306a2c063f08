// Type-checks every side of the project with its own `lib`: pure code without DOM, workers, page, Node.
import { spawnSync } from 'node:child_process'

let failed = false
for (const project of ['pure', 'worker', 'page', 'node']) {
  const done = spawnSync('npx', ['tsc', '-p', `tsconfig.${project}.json`], { stdio: 'inherit' })
  console.log(`types ${project}: ${done.status === 0 ? 'ok' : 'failed'}`)
  failed ||= done.status !== 0
}
process.exit(failed ? 1 : 0)
