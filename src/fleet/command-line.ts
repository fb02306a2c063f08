import type { ServerConfig } from './host.ts'

/** The command that starts such a server; what is the default is left out. */
export function commandLine(config: ServerConfig): string {
  const { host, port, workers, limitConcurrency, timeoutGracefulShutdownS, timeoutWorkerHealthcheckS } =
    config
  return [
    'uvicorn app.main:app',
    `--host ${host}`,
    `--port ${port}`,
    ...(workers > 1 ? [`--workers ${workers}`] : []),
    ...(limitConcurrency === null ? [] : [`--limit-concurrency ${limitConcurrency}`]),
    ...(timeoutGracefulShutdownS === null ? [] : [`--timeout-graceful-shutdown ${timeoutGracefulShutdownS}`]),
    ...(timeoutWorkerHealthcheckS === 5 ? [] : [`--timeout-worker-healthcheck ${timeoutWorkerHealthcheckS}`]),
  ].join(' ')
}
