import { describe, expect, test } from 'vitest'
import { compareLanguages } from './compare-languages.ts'
import { compileCourse } from './compile-course.ts'
import { problemLine } from './problem.ts'

const GOOD = `format: 1
id: contoh
language: id
title: Contoh
lesson:
  - id: awal
    heading: 1. Awal
    blocks:
      - paragraph: Teks dengan [istilah](#istilah-satu).
      - points:
          - id: a
            lead: 'A:'
            text: teks
            experiment: latency
      - aside:
          title: Catatan
          text: '[sumber](https://a.example/)'
quiz:
  heading: Kuis
  questions:
    - id: satu
      label: Pertanyaan 1
      text: Apa?
      options:
        - id: ya
          text: Ya
          correct: true
          feedback: Benar.
        - id: tidak
          text: Tidak
          feedback: Salah.
challenge:
  title: Tantangan
  task: Rancang.
  brief: Ukuran $1\\text{GB}$.
  facts:
    - id: ukuran
      name: Ukuran
      value: $1$
  steps:
    - id: satu
      label: Langkah 1
      question: Apa?
      solutionLabel: 'Solusi:'
      solution: Ini.
      points:
        - id: a
          text: A
        - id: b
          text: B
glossary:
  heading: Istilah
  entries:
    - id: satu
      name: Satu
      definition: Yang pertama.
`

/** What is said about the good file with one piece of it changed. */
function complaints(from: string, to: string): string[] {
  expect(GOOD).toContain(from)
  return compileCourse('a.course.yaml', GOOD.replace(from, to)).problems.map(problemLine)
}

describe('a course file', () => {
  test('that is in order is compiled', () => {
    const { course, problems } = compileCourse('a.course.yaml', GOOD)
    expect(problems).toEqual([])
    expect(course?.title).toBe('Contoh')
    expect(course?.lesson[0]?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'points', 'aside'])
    expect(course?.quiz.questions[0]?.options.map(({ correct }) => correct)).toEqual([true, false])
  })

  test.each<[string, string, string, string]>([
    ['broken YAML', 'title: Contoh', 'title: Contoh: dua', 'a.course.yaml:4:8: not readable as YAML'],
    ['a key twice', 'title: Contoh', 'title: Contoh\ntitle: Lagi', 'a.course.yaml:5:1: not readable as YAML'],
    ['a missing key', 'title: Contoh\n', '', 'title: is missing'],
    [
      'an unknown key',
      'title: Contoh',
      'titel: Contoh',
      'a.course.yaml:4:1: titel: there is no such key here',
    ],
    ['a wrong type', 'title: Contoh', 'title: 5', 'a.course.yaml:4:1: title: '],
    ['an empty text', 'title: Contoh', "title: ''", 'title: must not be empty'],
    ['another format', 'format: 1', 'format: 2', 'a.course.yaml:1:1: format: must be 1'],
    ['a bad id', 'id: awal', 'id: Awal Sekali', 'a.course.yaml:6:5: lesson[0].id: must be lower-case'],
    ['no right option', '          correct: true\n', '', 'quiz.questions[0].options: exactly one option'],
    [
      'two right options',
      'text: Tidak',
      'text: Tidak\n          correct: true',
      'a.course.yaml:24:7: quiz.questions[0].options: exactly one option',
    ],
    ['correct: false', 'correct: true', 'correct: false', 'correct: must be true, or be left out'],
    ['an unknown experiment', 'experiment: latency', 'experiment: latensi', 'points[0].experiment: '],
    [
      'a block of two kinds',
      '- paragraph:',
      '- aside: {title: a, text: b}\n        paragraph:',
      'exactly one of',
    ],
    [
      'an unknown term',
      '(#istilah-satu)',
      '(#istilah-dua)',
      'a.course.yaml:9:9: lesson[0].blocks[0].paragraph: the glossary has no entry "dua"',
    ],
    ['a term in an option', 'text: Ya', "text: '[Ya](#istilah-satu)'", 'cannot hold a term or a link'],
    [
      'an id twice',
      'id: tidak',
      'id: ya',
      'a.course.yaml:29:11: quiz.questions[0].options[1].id: the id "ya"',
    ],
    [
      'bad markup, with its column',
      'brief: Ukuran $1',
      'brief: Ukuran $\\oops$ $1',
      'a.course.yaml:35:17: challenge.brief: the formula $\\oops$ cannot be read',
    ],
  ])('with %s is refused', (_what, from, to, said) => {
    expect(complaints(from, to).join('\n')).toContain(said)
  })

  test('with several mistakes is told all of them', () => {
    const text = GOOD.replace('title: Contoh', "title: ''").replace('id: awal', 'id: A')
    expect(compileCourse('a', text).problems).toHaveLength(2)
  })
})

describe('a translation', () => {
  const source = () => fileOf('id/a', GOOD)
  const fileOf = (file: string, text: string) => {
    const compiled = compileCourse(file, text)
    if (!compiled.course) throw new Error(compiled.problems.map(problemLine).join('\n'))
    return { file, course: compiled.course, locate: compiled.locate }
  }

  test('with other words and the same ids is in order', () => {
    expect(
      compareLanguages(source(), fileOf('en/a', GOOD.replace('title: Contoh', 'title: Example'))),
    ).toEqual([])
  })

  test.each<[string, string, string, string]>([
    ['another id', 'id: awal', 'id: mula', 'lesson: has mula; id/a has awal'],
    ['another right option', 'id: ya', 'id: ja', 'quiz.questions.0.options: has ja (right), tidak'],
    ['another experiment', 'experiment: latency', 'experiment: availability', 'en/a:10:9: '],
    ['no heading', '    heading: 1. Awal\n', '', 'lesson.0.heading: has no heading'],
  ])('with %s is refused', (_what, from, to, said) => {
    expect(GOOD).toContain(from)
    const problems = compareLanguages(source(), fileOf('en/a', GOOD.replace(from, to)))
    expect(problems.map(problemLine).join('\n')).toContain(said)
  })
})
