import { createLineWriter, type LogLine } from './log-line.ts'

/** The lines that uvicorn 0.51 writes as the parent of workers (uvicorn/supervisors/multiprocess.py, config.py). */
export type SupervisorLog = {
  started(pid: number): LogLine[]
  stopping(pid: number): LogLine[]
  /** Before a worker's end is waited for. */
  waitingFor(pid: number): LogLine[]
  died(pid: number): LogLine[]
  terminated(pid: number): LogLine[]
  /** A worker ended with status 3: another would fail in the same way. */
  failedToStart(pid: number): LogLine[]
  notReady(newPid: number, oldPid: number): LogLine[]
  received(signal: SupervisorSignal): LogLine[]
  alreadyOne(): LogLine[]
  /** Python's plain words here, since the parent binds the socket itself. */
  addressInUse(): LogLine[]
}

export type SupervisorSignal = keyof typeof RECEIVED

const RECEIVED = {
  SIGINT: 'exiting.',
  SIGTERM: 'exiting.',
  SIGHUP: 'restarting processes.',
  SIGTTIN: 'increasing the number of processes.',
  SIGTTOU: 'decreasing number of processes.',
} as const

/** @param isColored as on a terminal, else as in a file. */
export function createSupervisorLog(isColored: boolean): SupervisorLog {
  const { styled, error } = createLineWriter(isColored)
  const info = (text: string) => [error('INFO', text)]
  const parent = (verb: string, pid: number) =>
    info(`${verb} parent process [${styled(String(pid), 'cyan', 'bold')}]`)
  return {
    started: (pid) => parent('Started', pid),
    stopping: (pid) => parent('Stopping', pid),
    waitingFor: (pid) => info(`Waiting for child process [${pid}]`),
    died: (pid) => info(`Child process [${pid}] died`),
    terminated: (pid) => info(`Terminated child process [${pid}]`),
    failedToStart: (pid) => [
      error('ERROR', `Child process [${pid}] failed to start, stopping the parent process.`),
    ],
    notReady: (newPid, oldPid) => [
      error(
        'ERROR',
        `New child process [${newPid}] was not ready in time; keeping worker [${oldPid}] and aborting the restart.`,
      ),
    ],
    received: (signal) => info(`Received ${signal}, ${RECEIVED[signal]}`),
    alreadyOne: () => info('Already reached one process, cannot decrease the number of processes anymore.'),
    addressInUse: () => [error('ERROR', '[Errno 98] Address already in use')],
  }
}
