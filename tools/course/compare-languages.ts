import type { Course } from '../../src/course/course.ts'
import type { Locate, Problem } from './problem.ts'

export type CourseFile = { file: string; course: Course; locate: Locate }

type Path = (string | number)[]

/** What must be equal in all languages: ids, their order, which option is right, what each claim is proved with. */
function outline(course: Course): Map<string, { path: Path; value: string }> {
  const found = new Map<string, { path: Path; value: string }>()
  const put = (path: Path, value: string) => found.set(path.join('.'), { path, value })
  const list = (path: Path, items: readonly { id: string }[]) => {
    put(path, items.map(({ id }) => id).join(', '))
  }
  put(['id'], course.id)
  list(['lesson'], course.lesson)
  course.lesson.forEach(({ heading, blocks }, section) => {
    const path = ['lesson', section]
    put([...path, 'heading'], heading ? 'a heading' : 'no heading')
    put([...path, 'blocks'], blocks.map(({ kind }) => kind).join(', '))
    blocks.forEach((block, index) => {
      if (block.kind !== 'points') return
      const at = [...path, 'blocks', index, 'points']
      put(at, block.points.map(({ id, experiment }) => `${id} (${experiment})`).join(', '))
    })
  })
  list(['quiz', 'questions'], course.quiz.questions)
  course.quiz.questions.forEach(({ options, experiment, aside }, index) => {
    const path = ['quiz', 'questions', index]
    put([...path, 'options'], options.map(({ id, correct }) => (correct ? `${id} (right)` : id)).join(', '))
    put([...path, 'experiment'], experiment ?? 'no experiment')
    put([...path, 'aside'], aside ? 'an aside' : 'no aside')
  })
  list(['challenge', 'facts'], course.challenge.facts)
  list(['challenge', 'steps'], course.challenge.steps)
  course.challenge.steps.forEach(({ points }, index) => {
    list(['challenge', 'steps', index, 'points'], points)
  })
  // A glossary may be sorted by each language's own alphabet.
  const terms = course.glossary.entries.map(({ id }) => id)
  put(['glossary', 'entries'], terms.sort().join(', '))
  return found
}

/** The differences of a translation from the first language, at their places in the translation. */
export function compareLanguages(source: CourseFile, translation: CourseFile): Problem[] {
  const wanted = outline(source.course)
  const problems: Problem[] = []
  for (const [key, { path, value }] of outline(translation.course)) {
    const expected = wanted.get(key)
    if (!expected || expected.value === value) continue
    problems.push({
      file: translation.file,
      ...translation.locate(path),
      message: `${key}: has ${value || 'nothing'}; ${source.file} has ${expected.value || 'nothing'}`,
    })
  }
  return problems
}
