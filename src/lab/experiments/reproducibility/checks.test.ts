import { expect, it } from 'vitest'
import type { StartOptions, StartupFailure } from '#service/contract.ts'
import { type ExperimentService, type Ground, type ServiceOptions, StartFailedError } from '../ground.ts'
import { differences, type Lock, startPastChecks } from './checks.ts'

type Unchecked = NonNullable<NonNullable<StartOptions['habits']>['unchecked']>

/** A ground on which a start ends as it is told, by what was left out; it keeps what was left out. */
function groundWhere(refuses: (unchecked: Unchecked) => StartupFailure['code'] | null) {
  const attempts: Unchecked[] = []
  const start = async ({ start: options }: ServiceOptions = {}) => {
    const unchecked = options?.habits?.unchecked ?? []
    attempts.push(unchecked)
    const code = refuses(unchecked)
    if (code) throw new StartFailedError({ code, stage: 'verify', runtimeMessage: `says ${code}` }, 3)
    return {} as ExperimentService
  }
  return { ground: { start } as unknown as Ground, attempts }
}

it('leaves out the check that refuses, one after the other, and says of each what it did', async () => {
  const { ground, attempts } = groundWhere((unchecked) => {
    if (!unchecked.includes('sha256')) return 'size-mismatch'
    return unchecked.includes('golden') ? null : 'golden-mismatch'
  })
  const { verdicts, refusals, service } = await startPastChecks(ground, {})
  expect(attempts).toEqual([[], ['sha256'], ['sha256', 'golden']])
  expect(verdicts).toEqual({ size: 'caught', sha256: 'unreached', golden: 'caught', lock: 'unreached' })
  expect(refusals.map(({ words }) => words)).toEqual(['says size-mismatch', 'says golden-mismatch'])
  expect(service).not.toBeNull()
})

it('a check that was looked at and said nothing let the change pass', async () => {
  const hashOnly = groundWhere((unchecked) => (unchecked.includes('sha256') ? null : 'hash-mismatch'))
  expect((await startPastChecks(hashOnly.ground, {})).verdicts).toMatchObject({
    size: 'passed',
    sha256: 'caught',
    golden: 'passed',
  })
  const nothing = groundWhere(() => null)
  expect((await startPastChecks(nothing.ground, {})).verdicts).toMatchObject({
    size: 'passed',
    sha256: 'passed',
    golden: 'passed',
  })
  expect(nothing.attempts).toHaveLength(1)
})

it('stops where the files cannot be read at all', async () => {
  const { ground, attempts } = groundWhere(() => 'session-failed')
  const { service, verdicts } = await startPastChecks(ground, {})
  expect([service, verdicts.golden, attempts.length]).toEqual([null, 'unreached', 1])
})

it('rejects where it is not the files that kept the service from starting', async () => {
  const { ground, attempts } = groundWhere(() => 'network')
  await expect(startPastChecks(ground, {})).rejects.toThrow('says network')
  expect(attempts).toHaveLength(1)
})

it('rejects as a run that was cancelled does', async () => {
  const reason = new DOMException('cancelled', 'AbortError')
  const ground = { start: () => Promise.reject(reason) } as unknown as Ground
  await expect(startPastChecks(ground, {})).rejects.toBe(reason)
})

it('a lock names the fields that changed, and no others', () => {
  const preprocessing = { size: 32, std: [0.2, 0.3, 0.4] } as Lock['preprocessing']
  const lock: Lock = { version: '1.0.0', runtimeVersion: '1.2', sha256: 'ab', preprocessing }
  expect(differences(lock, structuredClone(lock))).toEqual([])
  const found = { ...lock, version: '2.0.0', preprocessing: { ...preprocessing, std: [2, 0.3, 0.4] } }
  expect(differences(lock, found)).toEqual([
    'version: "1.0.0" expected, "2.0.0" found',
    'preprocessing.std: [0.2,0.3,0.4] expected, [2,0.3,0.4] found',
  ])
})
