import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { coursePlugin } from '../vite/course-plugin.ts'

const TOOL = 'tools/course-check.mjs'
let folder: string
let english: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'course-'))
  cpSync('src/course/content', folder, { recursive: true })
  english = join(folder, 'en', 'module.course.yaml')
})
afterEach(() => rmSync(folder, { recursive: true }))

const change = (from: string, to: string) =>
  writeFileSync(english, readFileSync(english, 'utf8').replace(from, to))

const buildEnglish = () =>
  build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [coursePlugin()],
    build: { write: false, lib: { entry: english, formats: ['es'], fileName: 'course' } },
  })

test('course:check is content with the course of this repository', () => {
  expect(execFileSync('node', [TOOL], { encoding: 'utf8' })).toContain('2 course files are in order')
}, 60_000)

test('course:check names file, line and column of what differs from the first language, and fails', () => {
  change('id: hidden-state', 'id: hidden')
  const { status, stderr } = spawnSync('node', [TOOL, folder], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/en\/module\.course\.yaml:\d+:\d+: quiz\.questions\.0\.options: has slower, hidden/)
}, 60_000)

test('course:check misses a language that is not there', () => {
  rmSync(english)
  const { status, stderr } = spawnSync('node', [TOOL, folder], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('en/module.course.yaml:1:1: this language is missing')
}, 60_000)

test('a build takes a good course and leaves the schema out of the bundle', async () => {
  const [output] = [await buildEnglish()].flat()
  const code = JSON.stringify(output)
  expect(code).toContain('Moving to Production')
  expect(code).not.toContain('ZodError')
}, 60_000)

test('a build stops at a bad course with file, line and column', async () => {
  change('format: 1', 'format: 9')
  await expect(buildEnglish()).rejects.toThrow(/en\/module\.course\.yaml:3:1: format: must be 1/)
}, 60_000)
