import { expect, test } from 'vitest'
import { createUvicornLog } from '#fleet/uvicorn-log.ts'
import { ServiceLog } from './service-log.ts'
import { Transcript } from './terminal/transcript.ts'

const uvicorn = createUvicornLog(true)
const access = (status: number) =>
  uvicorn.access({ host: '127.0.0.1', port: 40_000 }, 'POST', '/predict', status)

test('of many good answers in a second a few lines are shown, and all are kept', () => {
  const transcript = new Transcript()
  const log = new ServiceLog(transcript)
  for (let i = 0; i < 40; i++) for (const line of access(200)) log.line(line, false)
  const shown = transcript.lines.filter((line) => !line.folded)
  expect(transcript.lines).toHaveLength(40)
  expect(shown.length).toBeLessThan(10)
})

test('an answer that is not good is always shown', () => {
  const transcript = new Transcript()
  const log = new ServiceLog(transcript)
  for (let i = 0; i < 20; i++) for (const line of access(i % 2 === 0 ? 200 : 503)) log.line(line, false)
  expect(transcript.lines.filter((line) => line.text.includes('503') && !line.folded)).toHaveLength(10)
})
