import { bantuan } from './bantuan.ts'
import type { ShellCommand } from './command.ts'
import { curl } from './curl.ts'
import { createFree } from './free.ts'
import { hey } from './hey.ts'
import { bg, fg, jobs, wait } from './job-commands.ts'
import { kill } from './kill.ts'
import { onnx } from './onnx.ts'
import { ps } from './ps.ts'
import { clear, exit, history, hostname, reset, whoami } from './screen-commands.ts'
import { uvicorn } from './uvicorn.ts'

/** What this machine has beside just-bash's own commands. */
export function shellCommands(): ShellCommand[] {
  return [
    bantuan,
    uvicorn,
    curl,
    hey,
    ps,
    kill,
    createFree(),
    onnx,
    jobs,
    fg,
    bg,
    wait,
    history,
    clear,
    reset,
    exit,
    hostname,
    whoami,
  ]
}
