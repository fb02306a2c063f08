import { describe, expect, test } from 'vitest'
import { course as english } from './content/en/module.course.yaml'
import { course as indonesian } from './content/id/module.course.yaml'
import type { Inline } from './course.ts'

const textOf = (pieces: readonly Inline[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if (piece.kind === 'code') return piece.text
      return piece.kind === 'math' ? '?' : textOf(piece.children)
    })
    .join('')

describe.each([
  ['Indonesian', indonesian],
  ['English', english],
])('the %s course', (_name, course) => {
  test.each(course.quiz.questions.map((question) => [question.label, question] as const))(
    '%s has three options of which the length gives none away',
    (_label, { options }) => {
      expect(options).toHaveLength(3)
      const lengths = options.map(({ text }) => textOf(text).length)
      expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.2)
    },
  )

  test('does not always have the right option at the same place', () => {
    const places = course.quiz.questions.map(({ options }) => options.findIndex(({ correct }) => correct))
    expect(new Set(places).size).toBe(places.length)
  })

  test('explains at least fourteen terms, in its own alphabetical order', () => {
    const names = course.glossary.entries.map(({ name }) => name)
    expect(names.length).toBeGreaterThanOrEqual(14)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, course.language)))
  })
})
