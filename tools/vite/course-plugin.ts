import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { checkCourse, sourceOf } from '../course/check-courses.ts'
import { problemLine } from '../course/problem.ts'

const SUFFIX = '.course.yaml'

/**
 * Turns `*.course.yaml` into a module `export const course`: checked, markup parsed, formulas as MathML trees.
 * What is wrong in a file stops the build (and shows in the dev server) with file, line and column.
 */
export function coursePlugin(): Plugin {
  let root = process.cwd()
  return {
    name: 'course',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    load(id) {
      const file = id.split('?')[0] ?? id
      if (!file.endsWith(SUFFIX)) return null
      this.addWatchFile(file)
      const source = sourceOf(file)
      if (source) this.addWatchFile(source)
      const { course, problems } = checkCourse(file, root)
      const [first] = problems
      if (first || !course) {
        const { line = 1, column = 1 } = first ?? {}
        return this.error({
          message: `${relative(root, file)} is not a valid course\n${problems.map(problemLine).join('\n')}`,
          id: file,
          loc: { file, line, column: column - 1 },
        })
      }
      return { code: `export const course = ${JSON.stringify(course)}`, moduleType: 'js', map: null }
    },
  }
}
