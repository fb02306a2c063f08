import type { z } from 'zod'
import type { Block, Course, Inline, Option, Question, Section } from '../../src/course/course.ts'
import { type CourseSource, courseSource } from '../../src/course/schema.ts'
import { inlineMarkup, MarkupError } from './inline-markup.ts'
import type { Locate, Problem } from './problem.ts'
import { readYaml } from './yaml-source.ts'

export type Compiled =
  | { course: Course; locate: Locate; problems: [] }
  | { course: null; problems: Problem[] }

type Path = readonly PropertyKey[]

/** Parses the markup of a checked file, collecting every mistake with its place. */
class Compiler {
  readonly problems: Problem[] = []
  private readonly used: { term: string; path: Path }[] = []
  private readonly file: string
  private readonly locate: Locate

  constructor(file: string, locate: Locate) {
    this.file = file
    this.locate = locate
  }

  report(path: Path, message: string, offset?: number): void {
    this.problems.push({
      file: this.file,
      ...this.locate(path, offset),
      message: `${nameOf(path)}: ${message}`,
    })
  }

  inline(text: string, path: Path): Inline[] {
    try {
      const pieces = inlineMarkup(text)
      this.used.push(...termsIn(pieces).map((term) => ({ term, path })))
      return pieces
    } catch (error) {
      if (!(error instanceof MarkupError)) throw error
      this.report(path, error.message, error.offset)
      return []
    }
  }

  /** Text beside a radio button or box: a button or link in it would choose and open at once. */
  private label(text: string, path: Path): Inline[] {
    const pieces = this.inline(text, path)
    if (holds(pieces, ['term', 'link'])) this.report(path, 'text that is chosen cannot hold a term or a link')
    return pieces
  }

  course(source: CourseSource): Course {
    const { challenge, glossary, quiz } = source
    const course: Course = {
      id: source.id,
      language: source.language,
      title: source.title,
      lesson: source.lesson.map((section, index) => this.section(section, ['lesson', index])),
      quiz: {
        heading: quiz.heading,
        questions: quiz.questions.map((question, index) =>
          this.question(question, ['quiz', 'questions', index]),
        ),
      },
      challenge: {
        title: challenge.title,
        task: challenge.task,
        brief: this.inline(challenge.brief, ['challenge', 'brief']),
        facts: challenge.facts.map(({ id, name, value }, index) => ({
          id,
          name,
          value: this.inline(value, ['challenge', 'facts', index, 'value']),
        })),
        steps: challenge.steps.map((step, index) => {
          const path = ['challenge', 'steps', index]
          return {
            id: step.id,
            label: step.label,
            question: this.inline(step.question, [...path, 'question']),
            solutionLabel: step.solutionLabel,
            solution: this.inline(step.solution, [...path, 'solution']),
            points: step.points.map(({ id, text }, place) => ({
              id,
              text: this.label(text, [...path, 'points', place, 'text']),
            })),
          }
        }),
      },
      glossary: {
        heading: glossary.heading,
        entries: glossary.entries.map(({ id, name, definition }, index) => ({
          id,
          name,
          definition: this.inline(definition, ['glossary', 'entries', index, 'definition']),
        })),
      },
    }
    this.checkIds(source)
    this.checkTerms(source)
    return course
  }

  private section(source: CourseSource['lesson'][number], path: Path): Section {
    const blocks = source.blocks.map((block, index) => this.block(block, [...path, 'blocks', index]))
    return { id: source.id, ...(source.heading ? { heading: source.heading } : {}), blocks }
  }

  private block(source: CourseSource['lesson'][number]['blocks'][number], path: Path): Block {
    if (source.paragraph !== undefined) {
      return { kind: 'paragraph', text: this.inline(source.paragraph, [...path, 'paragraph']) }
    }
    if (source.points) {
      const points = source.points.map(({ id, lead, text, experiment }, index) => ({
        id,
        lead,
        text: this.inline(text, [...path, 'points', index, 'text']),
        experiment,
      }))
      return { kind: 'points', points }
    }
    const { title = '', text = '' } = source.aside ?? {}
    return { kind: 'aside', title, text: this.inline(text, [...path, 'aside', 'text']) }
  }

  private question(source: CourseSource['quiz']['questions'][number], path: Path): Question {
    const options: Option[] = source.options.map(({ id, text, correct, feedback }, index) => ({
      id,
      text: this.label(text, [...path, 'options', index, 'text']),
      correct: correct === true,
      feedback: this.inline(feedback, [...path, 'options', index, 'feedback']),
    }))
    const { id, label, text, experiment, aside } = source
    return {
      id,
      label,
      text: this.inline(text, [...path, 'text']),
      options,
      ...(experiment ? { experiment } : {}),
      ...(aside
        ? { aside: { title: aside.title, text: this.inline(aside.text, [...path, 'aside', 'text']) } }
        : {}),
    }
  }

  /** Ids become element ids and keys of the learner's record. */
  private checkIds(source: CourseSource): void {
    const lists: [Path, { id: string }[]][] = [
      [['lesson'], source.lesson],
      [['quiz', 'questions'], source.quiz.questions],
      [['challenge', 'facts'], source.challenge.facts],
      [['challenge', 'steps'], source.challenge.steps],
      [['glossary', 'entries'], source.glossary.entries],
      ...source.quiz.questions.map(({ options }, index): [Path, { id: string }[]] => [
        ['quiz', 'questions', index, 'options'],
        options,
      ]),
      ...source.challenge.steps.map(({ points }, index): [Path, { id: string }[]] => [
        ['challenge', 'steps', index, 'points'],
        points,
      ]),
    ]
    for (const [path, list] of lists) {
      list.forEach(({ id }, index) => {
        if (list.findIndex((other) => other.id === id) < index) {
          this.report([...path, index, 'id'], `the id "${id}" is already taken in this list`)
        }
      })
    }
  }

  private checkTerms(source: CourseSource): void {
    const known = new Set(source.glossary.entries.map(({ id }) => id))
    for (const { term, path } of this.used) {
      if (!known.has(term)) this.report(path, `the glossary has no entry "${term}"`)
    }
  }
}

function termsIn(pieces: Inline[]): string[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string' || !('children' in piece)) return []
    return piece.kind === 'term' ? [piece.term] : termsIn(piece.children)
  })
}

function holds(pieces: Inline[], kinds: string[]): boolean {
  return pieces.some(
    (piece) =>
      typeof piece !== 'string' &&
      (kinds.includes(piece.kind) || ('children' in piece && holds(piece.children, kinds))),
  )
}

/** quiz.questions[0].text */
function nameOf(path: Path): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return name.replace(/^\./, '') || 'the file'
}

function schemaProblems(file: string, locate: Locate, error: z.core.$ZodError): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key]
        return { file, ...locate(path), message: `${nameOf(path)}: there is no such key here` }
      })
    }
    return [{ file, ...locate(issue.path), message: `${nameOf(issue.path)}: ${issue.message}` }]
  })
}

/** Turns the text of a course file into the parsed course, or says everything that is wrong with it. */
export function compileCourse(file: string, text: string): Compiled {
  const yaml = readYaml(file, text)
  if (Array.isArray(yaml)) return { course: null, problems: yaml }
  const checked = courseSource.safeParse(yaml.value, {
    error: (issue) => (issue.input === undefined ? 'is missing' : undefined),
  })
  if (!checked.success) {
    return { course: null, problems: schemaProblems(file, yaml.locate, checked.error) }
  }
  const compiler = new Compiler(file, yaml.locate)
  const course = compiler.course(checked.data)
  if (compiler.problems.length > 0) return { course: null, problems: compiler.problems }
  return { course, locate: yaml.locate, problems: [] }
}
