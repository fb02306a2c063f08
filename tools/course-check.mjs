// Checks every course file: `npm run course:check [folder]`. Exit 0: all in order; 1: problems, each with its place.
// The checks are TypeScript, shared with the Vite plugin; Vite loads them, because Node 20 cannot.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../src/course/content', import.meta.url)))

const load = async (path) =>
  (await runnerImport(`${root}${path}`, { root, configFile: false, logLevel: 'error' })).module

const { checkCourse, courseFiles, missingLanguages } = await load('tools/course/check-courses.ts')
const { problemLine } = await load('tools/course/problem.ts')
const { LANGUAGES } = await load('src/i18n/language.ts')

const files = courseFiles(folder)
const problems = files.flatMap((file) => checkCourse(file, root).problems)
problems.push(...missingLanguages(files, LANGUAGES, root))

for (const problem of problems) console.error(problemLine(problem))
if (files.length === 0) console.error(`No *.course.yaml files in ${folder}`)
else if (problems.length > 0) console.error(`\n${problems.length} problem(s) in ${files.length} course files`)
else console.log(`${files.length} course files are in order`)
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0
