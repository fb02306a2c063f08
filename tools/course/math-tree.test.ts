import { expect, test } from 'vitest'
import type { MathTree } from '../../src/course/course.ts'
import { mathTree } from './math-tree.ts'

const everyNode = (tree: MathTree): MathTree[] => [
  tree,
  ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : everyNode(child))),
]

test('a number with a unit is a number and a text, each in one piece', () => {
  expect(mathTree('50\\text{ms}')).toEqual({
    name: 'math',
    children: [
      {
        name: 'mrow',
        children: [
          { name: 'mn', children: ['50'] },
          { name: 'mtext', children: ['ms'] },
        ],
      },
    ],
  })
})

test.each(['\\bar x', '\\color{red}{y}', '\\begin{aligned}a&=b\\end{aligned}', '\\sum_{i=1}^n \\frac{1}{i}'])(
  'no element of %s has a style or a class: the page allows none',
  (tex) => {
    const names = everyNode(mathTree(tex)).flatMap(({ attributes = {} }) => Object.keys(attributes))
    expect(names).not.toContain('style')
    expect(names).not.toContain('class')
  },
)

test('attributes that carry meaning stay', () => {
  const found = everyNode(mathTree('\\left( x \\right)')).map(({ attributes }) => attributes?.form)
  expect(found).toContain('prefix')
})
