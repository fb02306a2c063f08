import { expect, test } from 'vitest'
import { formatBytes, formatMs, formatShare, formatSmall } from './format.ts'

test('figures follow the language', () => {
  expect(formatMs('id', 11.84)).toBe('11,8 ms')
  expect(formatMs('en', 11.84)).toBe('11.8 ms')
  expect(formatShare('id', 0.9315, 2)).toMatch(/^93,15\s?%$/)
})

test('milliseconds lose their decimals as they grow, and become seconds', () => {
  expect(formatMs('en', 99.94)).toBe('99.9 ms')
  expect(formatMs('en', 100.4)).toBe('100 ms')
  expect(formatMs('en', 12_345)).toBe('12.3 s')
})

test('bytes are counted in decimal units', () => {
  expect(formatBytes('en', 999)).toBe('999 B')
  expect(formatBytes('en', 1_500)).toBe('1.5 kB')
  expect(formatBytes('en', 1_485_267)).toBe('1.49 MB')
})

test('a small number is a digit and a power of ten', () => {
  expect(formatSmall(0.0000021)).toBe('2\u00a0×\u00a010⁻⁶')
  expect(formatSmall(0)).toBe('0')
})
