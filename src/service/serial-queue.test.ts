import { expect, it } from 'vitest'
import { createSerialQueue } from './serial-queue.ts'

it('runs one job at a time, in order, and goes on after one that failed', async () => {
  const queue = createSerialQueue()
  const log: string[] = []
  const job = (name: string, fails = false) =>
    queue.run(async () => {
      log.push(`${name} starts`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const results = await Promise.allSettled([job('a'), job('b', true), job('c')])
  expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await expect(job('d')).resolves.toMatchObject({ value: 'd' })
})

it('survives a job that throws before it is a promise', async () => {
  const queue = createSerialQueue()
  const thrower = () => {
    throw new Error('at once')
  }
  await expect(queue.run(thrower)).rejects.toThrow('at once')
  await expect(queue.run(() => 1)).resolves.toMatchObject({ value: 1 })
})

it('says how long a job waited', async () => {
  let nowMs = 0
  const queue = createSerialQueue(() => nowMs)
  const first = queue.run(() => {
    nowMs += 30
  })
  const second = queue.run(() => {})
  expect((await first).waitedMs).toBe(0)
  expect((await second).waitedMs).toBe(30)
})
