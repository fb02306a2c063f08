import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Course } from '../../src/course/course.ts'
import { type CourseFile, compareLanguages } from './compare-languages.ts'
import { compileCourse } from './compile-course.ts'
import type { Problem } from './problem.ts'

/** The language that the others are translated from. */
const SOURCE_LANGUAGE = 'id'

const shown = (file: string, root: string) => relative(root, file).split(sep).join('/')

/** All course files under a folder, as content/<language>/<name>.course.yaml. */
export function courseFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.course.yaml'))
    .map((name) => join(folder, name))
    .sort()
}

/** The same course in the language that this one is translated from, or null. */
export function sourceOf(file: string): string | null {
  const folder = dirname(file)
  if (basename(folder) === SOURCE_LANGUAGE) return null
  return join(dirname(folder), SOURCE_LANGUAGE, basename(file))
}

export type Checked = { course: Course | null; problems: Problem[] }

/** Compiles one file and compares it with the language it is translated from. Files are named from `root` on. */
export function checkCourse(file: string, root: string): Checked {
  const { read, problems } = load(file, root)
  if (!read) return { course: null, problems }
  const { course } = read
  const folder = basename(dirname(file))
  if (course.language !== folder) {
    const message = `language: is "${course.language}", but the file is in the folder "${folder}"`
    return { course, problems: [{ file: read.file, ...read.locate(['language']), message }] }
  }
  const sourceFile = sourceOf(file)
  if (!sourceFile) return { course, problems: [] }
  const source = load(sourceFile, root)
  // The source has its own report; without it there is nothing to compare with.
  return { course, problems: source.read ? compareLanguages(source.read, read) : [] }
}

function load(file: string, root: string): { read: CourseFile | null; problems: Problem[] } {
  const name = shown(file, root)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(file, name) : String(error)
    return {
      read: null,
      problems: [{ file: name, line: 1, column: 1, message: `cannot be read: ${reason}` }],
    }
  }
  const compiled = compileCourse(name, text)
  if (!compiled.course) return { read: null, problems: compiled.problems }
  return { read: { file: name, course: compiled.course, locate: compiled.locate }, problems: [] }
}

/** Languages that a course lacks: every course must be there in all of `languages`. */
export function missingLanguages(files: string[], languages: readonly string[], root: string): Problem[] {
  const names = new Set(files.map((file) => join(dirname(dirname(file)), basename(file))))
  return [...names].flatMap((name) =>
    languages
      .map((language) => join(dirname(name), language, basename(name)))
      .filter((file) => !files.includes(file))
      .map((file) => ({ file: shown(file, root), line: 1, column: 1, message: 'this language is missing' })),
  )
}
