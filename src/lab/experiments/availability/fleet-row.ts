import { isOk, latencyMs, type RequestRecord } from '#traffic/load-run.ts'

/** A fleet under load that lost a worker. Times in milliseconds since the start of the load. */
export type FleetRow = {
  workers: number
  records: readonly RequestRecord[]
  /** held: requests in the hands of the process that was killed. */
  kill: { atMs: number; held: number }
  /** When all workers served again; null when that did not happen. */
  fullAtMs: number | null
  /** By the service's own accounts. Who was refused a connection is not in them. */
  accepted: number
}

/** What the clients saw. cut: the connection was lost with the request. other: a time limit, or an error as answer. */
export type Losses = { cut: RequestRecord[]; refused: RequestRecord[]; other: RequestRecord[] }

export const answersOf = ({ records }: FleetRow): RequestRecord[] =>
  records.filter(({ outcome }) => isOk(outcome))

export function lossesOf({ records }: FleetRow): Losses {
  const losses: Losses = { cut: [], refused: [], other: [] }
  for (const record of records) {
    const { outcome } = record
    if (isOk(outcome)) continue
    const reason = outcome.kind === 'lost' ? outcome.reason : 'status'
    losses[reason === 'crashed' ? 'cut' : reason === 'refused' ? 'refused' : 'other'].push(record)
  }
  return losses
}

export const yieldOf = (row: FleetRow): number => answersOf(row).length / row.records.length

/** Of the answers that came before the kill, and after it; null where there were none. */
export function longestMs(row: FleetRow): { before: number | null; after: number | null } {
  const longest = (records: RequestRecord[]) =>
    records.length === 0 ? null : records.map(latencyMs).reduce((a, b) => Math.max(a, b))
  const isBefore = ({ doneMs }: RequestRecord) => doneMs <= row.kill.atMs
  const answers = answersOf(row)
  return { before: longest(answers.filter(isBefore)), after: longest(answers.filter((r) => !isBefore(r))) }
}

/** Share without a good answer among the requests that were sent after the kill and before full strength. */
export function lostWhileWeak({ records, kill, fullAtMs }: FleetRow): number {
  const untilMs = fullAtMs ?? Number.POSITIVE_INFINITY
  const weak = records.filter(({ sentMs }) => sentMs > kill.atMs && sentMs <= untilMs)
  const lost = weak.filter(({ outcome }) => !isOk(outcome)).length
  return weak.length === 0 ? 0 : lost / weak.length
}

export const recoveryMs = ({ kill, fullAtMs }: FleetRow): number | null =>
  fullAtMs === null ? null : fullAtMs - kill.atMs
