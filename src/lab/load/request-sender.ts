import type { Host } from '#fleet/host.ts'
import { RequestLostError } from '#fleet/request-lost-error.ts'
import type { Clock } from '#traffic/clock.ts'
import type { Outcome } from '#traffic/load-run.ts'

export type MakeRequest = (index: number) => Request

/** The client hangs up after so long, as an impatient user would. */
export const TIMEOUT_MS = 10_000

/** What runs the requests, in the service's own words (answer of POST /predict). */
export type ServiceFacts = { provider: string; threads: number; artifact: string }

/** One request of a client: sent, answered to its last byte or lost with the host's reason. Never rejects. */
export async function sendRequest(
  host: Pick<Host, 'fetch'>,
  request: Request,
  clock: Pick<Clock, 'nowMs'>,
  signal: AbortSignal,
): Promise<{ outcome: Outcome; body: ArrayBuffer | null }> {
  const startMs = clock.nowMs()
  try {
    const response = await host.fetch(request, { timeoutMs: TIMEOUT_MS, signal })
    const waitMs = clock.nowMs() - startMs
    const body = await response.arrayBuffer()
    return {
      outcome: { kind: 'answered', status: response.status, bytes: body.byteLength, waitMs },
      body: response.ok ? body : null,
    }
  } catch (error) {
    const reason = error instanceof RequestLostError ? error.reason : String(error)
    return { outcome: { kind: 'lost', reason }, body: null }
  }
}

/** Null where the body is not an answer of this service. */
export function factsOf(body: ArrayBuffer | null): ServiceFacts | null {
  const { provider, threads, model } = answerOf(body)
  const artifact: unknown = model?.artifact
  const known = typeof provider === 'string' && typeof threads === 'number' && typeof artifact === 'string'
  return known ? { provider, threads, artifact } : null
}

/** Milliseconds that the service worked on an answer, waiting left out; null where the body is not our service's. */
export function workMs(body: ArrayBuffer | null): number | null {
  const { total, queue } = answerOf(body).timing_ms ?? {}
  return typeof total === 'number' && typeof queue === 'number' && total > queue ? total - queue : null
}

/** What a body says, if it is JSON. Whoever answers may be anybody: each field is looked at before it is believed. */
function answerOf(body: ArrayBuffer | null): LooseAnswer {
  try {
    return (body && JSON.parse(new TextDecoder().decode(body))) ?? {}
  } catch {
    return {}
  }
}

type LooseAnswer = {
  provider?: unknown
  threads?: unknown
  model?: { artifact?: unknown }
  timing_ms?: { total?: unknown; queue?: unknown }
}
