import type { shell as source } from '../id/shell.ts'
import type { Widen } from '../widen.ts'

export const shell: Widen<typeof source> = {
  waits: '(waits for the command in the foreground; Ctrl+C stops that)',
  noSuspend:
    'Ctrl+Z is not supported here. Put & behind a command to run it in the background, or stop it with Ctrl+C.',
  shellMissing: 'the shell could not be fetched; check the connection and try again.',
  readFailed: (path, reason) => `(${path} could not be read: ${reason})`,
  moreCandidates: (count) => `… and ${count} more`,
  unsupportedHere: (option) => `option ${option} is not supported here (see --help)`,
  sha256sum: 'SHA-256 of a file, to compare with the manifest',

  readme: `This machine is your tab
========================

This folder holds the model service as it would be put on a server:

  app/            the service's program; app.main:app is its door
  models/benda10/ manifest and ONNX artefacts
  samples/        labelled sample pictures
  settings.json   read whenever a worker starts

Try in this order:

  uvicorn app.main:app --workers 2 &
  curl -s -F file=@samples/kucing-1.png localhost:8000/predict | jq .
  curl -s localhost:8000/metrics | head
  ps
  kill -9 <PID of a worker>

Files can be changed with sed -i, jq or >, for instance:

  sed -i 's/int8/fp32/' settings.json

Files in models/ that you change are really read by the next worker.
Reload the page to get the disk back as it was.
`,

  view: {
    greeting:
      'This is a bash interpreter (just-bash) on a virtual disk. Type help, or choose a command below.',
    helpCommand: 'help',
    inputLabel: 'Terminal: type a command',
    hint: 'Tab completes; on an empty line it moves on. Escape, then Tab always leaves the terminal. Alt+Backspace deletes a word (Ctrl+W closes the tab in some browsers).',
    commandsLabel: 'Commands of the lesson',
    stop: 'Stop (Ctrl+C)',
    bar: 'Command line',
    barLabel: 'Command',
    barRun: 'Run',
    barPrevious: 'Previous command',
    barNext: 'Next command',
    openFailed: 'The console could not be opened. Check the connection, then reload the page.',
    killWorker: 'kill -9 (worker)',
    noWorker: 'There is no worker yet. Run uvicorn first.',
  },

  bantuan: {
    summary: 'list of commands; help NAME for details',
    help: `Usage: help [COMMAND]

Shows the commands that the lesson uses, or the help of one command.
Its other name: bantuan.`,
    intro: 'Commands on this machine:',
    groups: {
      service: 'The service and its processes',
      requests: 'Sending requests',
      artefact: 'Artefacts',
      jobs: 'Foreground and background',
      shell: 'Shell',
    },
    outro: `Beside these there are the usual Unix commands: ls, cat, cd, head, tail, grep, sed, awk, jq, sort, wc, cp, echo, sleep, …
Write & at the end of a line to run it in the background. Ctrl+C stops, Tab completes, the up arrow
repeats, Ctrl+R searches. Details on a command: help NAME, or NAME --help.`,
    unknown: (name) => `no help on "${name}"; try ${name} --help`,
  },

  uvicorn: {
    summary: 'run the service (server)',
    help: `Usage: uvicorn [OPTIONS] APP

Runs the model service as real workers in this tab. APP is app.main:app here.

Options:
  --host TEXT                           Address to listen on.  [default: 127.0.0.1]
  --port INTEGER                        Port.  [default: 8000]
  --workers INTEGER                     Number of worker processes (1-16).  [default: 1]
  --limit-concurrency INTEGER           At this many connections or tasks, answer 503.
  --timeout-graceful-shutdown INTEGER   Seconds to wait for requests when stopping.
  --timeout-worker-healthcheck INTEGER  Seconds before a silent worker is killed.  [default: 5]
  --use-colors / --no-use-colors        Coloured log or not.
  --version                             Show the version and exit.
  --help                                Show this message and exit.

Only here, not an option of uvicorn:
  --queue [worker|shared]               A queue for each worker, or one queue for all.

settings.json (artefact, provider, threads, batching) is read whenever a worker starts.
Ctrl+C stops in good order; press it twice to force. Write & at the end of the line to run it in
the background.
Example: uvicorn app.main:app --workers 2 &`,
    versionNote: '(imitated in this tab: browser workers, not CPython)',
    pipeNote: 'uvicorn: what goes into a pipe appears only when uvicorn has stopped (Ctrl+C).',
  },

  curl: {
    summary: 'send an HTTP request to the service',
    help: `Usage: curl [options...] <url>

  -s, --silent              No progress meter, no error messages
  -S, --show-error          With -s: show error messages
  -i, --include             Show the response headers, too
  -I, --head                Ask for the headers only
  -v, --verbose             Show the whole conversation
  -X, --request <method>    HTTP method
  -H, --header <header>     Add or replace a request header
  -F, --form <name=content> Form field; name=@file sends a file
  -d, --data <data>         Send data by POST; @file reads a file
      --data-raw <data>     Like -d, @ has no meaning
      --data-binary <data>  Like -d, the file unchanged
      --json <data>         Send JSON
  -o, --output <file>       Save the answer to a file
  -w, --write-out <format>  When done write for instance '%{http_code} %{time_total}\\n'
  -m, --max-time <seconds>  Time limit
  -f, --fail                Status 400 and above is a failure (exit 22)
  -L, --location            Follow redirects (this service never redirects)
  -V, --version             Show the version

There is only localhost on this machine. Exit status: 6 unknown name, 7 refused, 22 -f,
26 file not readable, 28 timed out, 52 empty reply.
Example: curl -s -F file=@samples/kucing-1.png localhost:8000/predict | jq .`,
    versionNote: '(imitated in this tab; only HTTP to localhost)',
    browserRefused: 'the browser refuses this request:',
  },

  hey: {
    summary: 'put load on the service and sum up its latency',
    help: `Usage: hey [options...] <url>

Options:
  -n  Number of requests in all. Default is 200.
  -c  Number of senders at the same time; -n cannot be smaller. Default is 50.
  -q  Limit of requests per second for each sender.
  -z  How long to send, for instance 10s or 1m; -n is ignored then.
  -o  Output: csv, or a summary when it is not given.
  -m  HTTP method: GET, POST, PUT, ...
  -H  Request header, may be repeated, for instance -H "Accept: text/html".
  -t  Time limit of each request in seconds. Default is 20, 0 for none.
  -A  Accept header.
  -d  Request body.
  -D  Request body from a file.
  -T  Content-Type. Default is "text/html".

hey is a closed loop: each sender waits for its answer before it sends again, so a service that
stalls is asked less often. Compare with the open loop of the load panel. Imitated: hey 0.1.4.
Example: hey -n 200 -c 2 -m POST -T image/png -D samples/kucing-1.png http://localhost:8000/predict`,
    bodyWithGet: 'a browser cannot send a body with GET or HEAD; use -m POST',
  },

  ps: {
    summary: 'see the processes that run',
    help: `Usage: ps [aux | -ef]

  ps       PID and command
  ps aux   BSD format, with state and start time
  ps -ef   full format, with the parent's PID

States: R working, S waiting, T stopped (SIGSTOP). Columns with "-" are not told by the browser.`,
  },

  kill: {
    summary: 'send a signal to a process',
    help: `Usage: kill [-SIGNAL] PID | %JOB ...
       kill -l [SIGNAL]

  -TERM  ask to stop in good order (default)        -9, -KILL  end at once
  -INT   like Ctrl+C                                -STOP      freeze a worker
  -HUP   parent: replace all workers one by one     -TTIN, -TTOU  parent: one worker more, one less

See the PIDs with ps; Tab completes them. -PID means the whole process group.`,
    unsupportedSignal: (signal) =>
      signal === 'SIGCONT'
        ? 'SIGCONT is not supported here: a frozen worker cannot go on, only be replaced'
        : `${signal} is not supported here`,
    notForJobs: (signal) => `${signal} is not supported for jobs of this shell`,
    shell: 'this shell is your tab; close the tab to end it',
  },

  free: {
    summary: 'memory, as far as the browser tells',
    help: `Usage: free [-b | -k | -m | -g | -h]

Shows what the browser tells of memory, and says what is not known.
  -b bytes  -k KiB (default)  -m MiB  -g GiB  -h for people`,
    unknown: '?',
    page: 'Tab:',
    note: `? = not told by the browser. Mem: the device's memory, rounded by the browser. Heap JS: only this page's
JavaScript heap (Chrome). Tab: the page with its workers (only on an isolated page).`,
  },

  onnx: {
    summary: 'read what is in an ONNX file',
    help: `Usage: onnx summary|nodes|metadata FILE

  summary   producer, opset, inputs, outputs, operators, parameters
  nodes     every node with its output shape, parameters and MACs
  metadata  metadata_props and doc_string

Example: onnx summary models/benda10/model.int8.onnx`,
    usage: 'Usage: onnx summary|nodes|metadata FILE',
    unreadable: 'not a whole ONNX file:',
    producer: 'Producer',
    irVersion: 'IR version',
    graph: 'Graph',
    input: 'Input',
    output: 'Output',
    nodes: 'Nodes',
    parameters: 'Parameters',
    weights: 'Weights',
    multiplyAdds: 'MACs per image',
    operators: 'Operators',
    unknown: 'cannot be counted',
    noMetadata: '(no metadata)',
  },

  jobs: {
    summary: 'jobs in the background',
    help: `Usage: jobs [-l] [-p]

Shows the commands that were started with &.
  -l  with their PIDs    -p  only the PIDs`,
  },
  fg: {
    summary: 'bring a job to the foreground',
    help: 'Usage: fg [%NUMBER]\n\nWaits for the job; Ctrl+C reaches it now.',
  },
  bg: {
    summary: 'let a job go on in the background',
    help: 'Usage: bg [%NUMBER]\n\nCtrl+Z is not supported here, so a job always runs in the background already.',
  },
  wait: {
    summary: 'wait for jobs in the background',
    help: 'Usage: wait [%NUMBER | PID ...]\n\nWithout arguments: waits for all of them.',
  },
  history: {
    summary: 'commands that were run',
    help: 'Usage: history [COUNT]\n       history -c\n\n  -c  forget all of them',
  },
  clear: {
    summary: 'clear the screen (Ctrl+L)',
    help: 'Usage: clear\n\nClears the screen. The saved transcript stays complete.',
  },
  reset: {
    summary: 'reset the screen',
    help: 'Usage: reset\n\nClears the screen like clear. Processes, files and variables stay as they are.',
  },
  hostname: { summary: 'the name of this machine', help: 'Usage: hostname' },
  whoami: { summary: 'the name of the user', help: 'Usage: whoami' },
  exit: {
    summary: 'this tab is the machine',
    help: 'Usage: exit\n\nThere is no way out of this machine but to close the tab.',
    message: 'This tab is the machine: the shell ends when the tab is closed. The service goes on.',
  },
}
