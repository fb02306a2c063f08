import type { operations as source } from '../id/operations.ts'
import type { Widen } from '../widen.ts'

export const operations: Widen<typeof source> = {
  intro:
    'The service runs as processes (workers); together they are the fleet. Add workers, then break something: the damage is real, and the recovery is measured.',
  workers: 'Workers',
  workersHint:
    'One worker is a single process without a parent. Two or more have a parent that replaces a worker that dies. uvicorn gives each worker a queue of its own. Dynamic batching: a few requests are gathered for a moment and computed together.',
  queue: 'Queue',
  queueNames: { worker: 'one per worker', shared: 'one for all' },
  batch: 'Dynamic batching',
  batchNames: { off: 'off', '4': 'max. 4, wait 0 ms', '8': 'max. 8, wait 10 ms' },
  start: 'Start with these choices',
  rolling: 'Rolling restart',
  rollingHint:
    'kill -HUP on the parent: each worker is replaced once its replacement is ready, with the artefact now chosen in the pipeline panel. The service does not stop.',
  notRunning: 'No process yet. Start the service first.',
  processes: 'Processes',
  columns: { pid: 'PID', role: 'Role', state: 'State', inFlight: 'In hand' },
  roles: { server: 'server', parent: 'parent', worker: 'worker' },
  states: { starting: 'starting', ready: 'ready', stopping: 'stopping', stopped: 'hung' },
  accounts: (accepted, answered, refused, lost, inFlight) =>
    `${accepted} accepted = ${answered} answered + ${refused} refused (503) + ${lost} lost + ${inFlight} in flight`,
  strength: (ready, wanted) => `${ready} of ${wanted} ready`,
  runningFaults: 'Break a running process',
  startFaults: 'Break the files that are read at start-up',
  faults: {
    kill: { name: 'Kill a worker', does: (pid) => `kill -9 ${pid}` },
    hang: { name: 'Hang a worker', does: (pid) => `kill -STOP ${pid}` },
    slow: { name: 'Slow a worker 8×', does: () => 'every forward pass is computed 8 times' },
    gpu: { name: 'Lose WebGPU', does: () => 'GPUDevice.destroy()' },
    corrupt: { name: 'Corrupt artefact', does: () => 'one bit flipped in the middle of the file' },
    opset: { name: 'Wrong opset', does: () => 'the file claims opset 99' },
    'input-name': { name: 'Wrong input name', does: () => 'the first node asks for "masuk"' },
    shape: { name: 'Wrong shape', does: () => 'the last matrix is not transposed' },
    memory: { name: 'Memory refused', does: () => 'the runtime asks for more than the limit' },
    network: { name: 'Network cut', does: () => 'the download is cut off half-way' },
  },
  doing: 'Being broken…',
  mending: 'Being mended…',
  mend: 'Mend',
  effects: {
    down: 'The service is down',
    replaced: 'Worker replaced',
    kept: 'The old worker was kept',
    slowed: 'The worker is slow',
    absent: 'Nothing here to break',
    unfit: 'Not possible yet',
  },
  why: {
    kill: {
      down: 'A single process without a parent: nobody starts it again. This is why production uses a parent or an orchestrator (a program that watches and restarts services, such as Kubernetes).',
      replaced:
        'The parent looks after its children twice a second, saw that one had died and started another. The requests it held were lost; their clients saw an empty reply.',
    },
    hang: {
      down: 'The process is still there but does not answer, and nobody asks it. Clients wait until their own time limit.',
      replaced:
        'The parent asks “still alive?” and waits five seconds. Nobody answered, so the worker was killed and replaced. Until then the requests it held were stuck.',
    },
    slow: {
      slowed:
        'Nothing died, so nothing is replaced: the health check (“still alive?”) still passes. Only latency tells. Run a load to see it.',
    },
    gpu: {
      down: 'The GPU device is gone; a session on it never answers again, so the process was ended.',
      replaced:
        'The GPU device was lost, the worker ended itself, and the parent started another with a new device.',
      absent: 'This service runs on WASM. Choose WebGPU in the pipeline settings if this device has it.',
    },
    corrupt: {
      down: 'SHA-256 is computed before the runtime reads the file: one bit is enough to differ, and the service refuses to start.',
      kept: 'The new worker computed SHA-256 and refused to start, and the parent let the old worker answer on.',
    },
    opset: {
      down: 'The file was exported for operators that this runtime does not know yet. Pin the exporter and the runtime together.',
      kept: 'The runtime of the new worker does not know that opset; the old worker answers on. This is what rolling restarts are for.',
    },
    'input-name': {
      down: 'The graph asks for a value that is never made. Its checksum matches because it was computed from the file that was already wrong.',
      kept: 'The new graph asks for a value that is never made. The checksum matches but the runtime refuses; the old worker answers on.',
    },
    shape: {
      down: 'The matrix no longer fits what flows into it. The runtime found it when loading, not at the first request.',
      kept: 'The new matrix has the wrong shape; the runtime refused it when loading, and the old worker answers on.',
    },
    memory: {
      down: 'The WASM runtime asked for memory that it was not given. On a real server this process is killed by the operating system for lack of memory (OOM) or fails to start.',
      kept: 'The new worker was given no memory; the old worker answers on.',
    },
    network: {
      down: 'The download was cut off. Part of a file is never used: better not to start than to start with half a model.',
      kept: 'The download of the new worker was cut off; the old worker answers on from memory.',
    },
  },
  unfit: 'This fault needs a worker that is ready. Start the service, then try again.',
  recovered: (time) => `Recovered in ${time}`,
  notRecovered: 'Not recovered yet',
  lost: (count) => `${count} requests lost`,
  words: 'Original message',
  noWords: 'The process left no message: kill -9 and kill -STOP give it no chance to.',
  failed: 'The fault could not be done. Check the network or choose another artefact, then try again.',
  command: {
    summary: 'breaks the service for real, and mends it',
    usage: 'Usage: fault NAME',
    unknown: (name) => `there is no fault "${name}"; type "fault" for the list`,
    nothingToMend: 'nothing has been broken yet',
  },
}
