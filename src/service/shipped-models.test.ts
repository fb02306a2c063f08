import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseManifest } from './artifact.ts'

const FOLDER = new URL('../../public/models/benda10/', import.meta.url)
const manifest = parseManifest(readFileSync(new URL('manifest.json', FOLDER), 'utf8'))
const byId = Object.fromEntries(manifest.artifacts.map((artifact) => [artifact.id, artifact]))

test('every artefact is the file that the manifest describes', () => {
  for (const { file, bytes, sha256 } of manifest.artifacts) {
    const content = readFileSync(new URL(file, FOLDER))
    expect(content.length, file).toBe(bytes)
    expect(createHash('sha256').update(content).digest('hex'), file).toBe(sha256)
  }
})

test('no preliminary artefact is shipped: all was measured on the whole test set', () => {
  expect(manifest.version).not.toMatch(/preliminary/)
  expect(manifest.evaluation.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(10_000)
})

test('the artefacts keep to their sizes: parameters, multiply-adds, bytes', () => {
  expect(byId.fp32?.parameters).toBeLessThanOrEqual(1_500_000)
  expect(byId.fp32?.multiplyAdds).toBeLessThanOrEqual(150_000_000)
  expect(byId.int8?.bytes).toBeLessThanOrEqual(1_600_000)
  expect(byId.tiny?.bytes).toBeLessThanOrEqual(150_000)
})

test('int8 weights cost at most half a point of accuracy', () => {
  const loss = (byId.fp32?.accuracy.cifar10Test ?? 1) - (byId.int8?.accuracy.cifar10Test ?? 0)
  expect(loss).toBeLessThanOrEqual(0.005)
})

test('the model card tells the same figures as the manifest', () => {
  const card = readFileSync(new URL('MODEL-CARD.md', FOLDER), 'utf8')
  const accuracy = byId.fp32?.accuracy.cifar10Test ?? 0
  expect(card).toContain((100 * accuracy).toFixed(2))
  expect(statSync(new URL('MODEL-CARD.md', FOLDER)).size).toBeGreaterThan(1000)
})
