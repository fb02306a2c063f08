import { expect, it, vi } from 'vitest'
import { terminalDevice } from './terminal-device.ts'

it('a program that never stops writing lets the page have its turn', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 0)
  let nowMs = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    nowMs += 1
    return nowMs
  })
  const device = terminalDevice(() => {})
  for (let count = 0; count < 100; count++) await device.write?.(new Uint8Array([97]))
  clock.mockRestore()
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
})
