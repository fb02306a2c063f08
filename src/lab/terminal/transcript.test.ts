import { expect, test } from 'vitest'
import { plainText, Transcript } from './transcript.ts'

test('what was written before a view attached is still there', () => {
  const transcript = new Transcript()
  transcript.write('satu\ndua')
  expect(transcript.lines.map((line) => line.text)).toEqual(['satu', 'dua'])
})

test('folded lines are in the saved text', () => {
  const transcript = new Transcript()
  transcript.write('terlihat')
  transcript.write('dilipat', true)
  expect(transcript.toText()).toBe('terlihat\ndilipat')
})

test('a listener hears additions and clearing until it leaves', () => {
  const transcript = new Transcript()
  const heard: string[] = []
  const leave = transcript.subscribe((added) =>
    heard.push(added === 'cleared' ? 'cleared' : added.map((line) => line.text).join()),
  )
  transcript.write('a')
  transcript.clear()
  leave()
  transcript.write('b')
  expect(heard).toEqual(['a', 'cleared'])
})

test('clearing empties the view and not the saved text', () => {
  const transcript = new Transcript()
  transcript.write('a')
  transcript.clear()
  expect(transcript.lines.filter((line) => !line.folded)).toEqual([])
  expect(transcript.toText()).toBe('a')
})

test('colours are taken out of plain text', () => {
  expect(plainText('\u001b[32mINFO\u001b[0m:     ok')).toBe('INFO:     ok')
})
