import type { Host } from '#fleet/host.ts'

/** The commands that the lesson uses, in its order, as they are typed; help has a name in each language. */
export const LESSON_COMMANDS = [
  'uvicorn app.main:app --workers 2 &',
  'curl -s -F file=@samples/kucing-1.png localhost:8000/predict | jq .',
  'curl -s localhost:8000/metrics | head',
  'ps',
  'hey -n 200 -c 2 -m POST -T image/png -D samples/kucing-1.png http://localhost:8000/predict',
  'onnx summary models/benda10/model.int8.onnx',
] as const

/** Ends the newest worker, or the single server; null where none runs. */
export function killCommand(host: Pick<Host, 'processes'>): string | null {
  const workers = host.processes().filter(({ role }) => role !== 'parent')
  const newest = workers.at(-1)
  return newest ? `kill -9 ${newest.pid}` : null
}
