import { expect, it } from 'vitest'
import type { StartupEvent } from '#service/contract.ts'
import { startupTimes } from './startup-times.ts'

const EVENTS: StartupEvent[] = [
  { kind: 'stage', stage: 'fetch', state: 'started' },
  {
    kind: 'stage',
    stage: 'fetch',
    state: 'done',
    ms: 40,
    facts: { fromCache: true, runtimeFromCache: true },
  },
  { kind: 'stage', stage: 'load', state: 'done', ms: 200, facts: {} },
  { kind: 'stage', stage: 'warm', state: 'done', ms: 60, facts: { coldMs: 20, warmMedianMs: 8 } },
  { kind: 'ready' },
]

it('what no stage accounts for is starting the process, and all of it adds up to the time until ready', () => {
  expect(startupTimes(EVENTS, 450)).toEqual({
    parts: [
      { part: 'process', ms: 150 },
      { part: 'fetch', ms: 40 },
      { part: 'load', ms: 200 },
      { part: 'warm', ms: 60 },
    ],
    fromCache: true,
    coldForwardMs: 20,
    warmForwardMs: 8,
  })
})

it('a start that tells less claims less', () => {
  expect(startupTimes([], 450)).toEqual({
    parts: [{ part: 'process', ms: 450 }],
    fromCache: false,
    coldForwardMs: null,
    warmForwardMs: null,
  })
})
