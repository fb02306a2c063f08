import { expect, it } from 'vitest'
import {
  type ArtifactRow,
  type ConversionResult,
  largestDifference,
  operatorKinds,
  outcomeOf,
} from './conversion-result.ts'

const row = (artifact: ArtifactRow['artifact'], forwardMs: number, agree = 48): ArtifactRow => ({
  artifact,
  nodes: 50,
  operators: {},
  bytes: 1_500_000,
  fetchMs: 20,
  fromCache: false,
  runtimeFromCache: true,
  loadMs: 200,
  coldMs: 20,
  forwardMs,
  right: 46,
  agree,
  largestDifference: 0,
})
const result = (...rows: ArtifactRow[]): ConversionResult => ({
  pictures: 48,
  rows,
  onGpu: null,
  webGpu: 'no-adapter',
  runtimeVersion: '1',
})

it('labels decide first, then speed; between noise and speed nothing is decided', () => {
  expect(outcomeOf(result(row('raw', 8), row('int8', 7.9)))).toBe('smaller')
  expect(outcomeOf(result(row('raw', 8), row('int8', 12)))).toBe('smaller')
  expect(outcomeOf(result(row('raw', 12.5), row('int8', 10)))).toBeNull()
  expect(outcomeOf(result(row('raw', 13), row('int8', 10)))).toBe('faster')
  expect(outcomeOf(result(row('raw', 13), row('int8', 10, 45)))).toBe('worse')
  expect(outcomeOf(result(row('raw', 13)))).toBeNull()
})

it('the difference is that of log-probabilities, and rounding near zero is none', () => {
  const before = [{ probabilities: [0.8, 0.2, 1e-9] }]
  const after = [{ probabilities: [0.4, 0.6, 1e-7] }]
  expect(largestDifference(before, after)).toBeCloseTo(Math.log(3), 12)
  expect(largestDifference(before, before)).toBe(0)
  // What one gives next to nothing and the other much is as large a difference as there is.
  const sure = [{ probabilities: [0, 0, 1] }]
  expect(largestDifference(before, sure)).toBeCloseTo(Math.log(1e6), 6)
})

it('kinds of operators that differ are named first', () => {
  const raw = { operators: { BatchNormalization: 13, Conv: 13, Relu: 13, Identity: 1 } }
  const fused = { operators: { Conv: 13, Relu: 13 } }
  expect(operatorKinds([raw, fused])).toEqual(['BatchNormalization', 'Identity', 'Conv', 'Relu'])
})
