import type { lab as source } from '../id/lab.ts'
import type { Widen } from '../widen.ts'

export const lab: Widen<typeof source> = {
  title: 'Lab',
  intro: 'A real model service, run on this device.',
  jump: 'Parts of the lab',
  jumps: {
    alur: 'Pipeline',
    terminal: 'Terminal',
    inspektor: 'Inspector',
    gambar: 'Pictures',
    bukti: 'Experiments',
    beban: 'Load',
    armada: 'Fleet',
  },
  experimentsTitle: 'Experiments: prove it yourself',
  loadTitle: 'Load test',
  loadNeedsService: 'The service is not running. Run the pipeline first.',
  operationsTitle: 'Fleet and faults',
  restore: 'Restore the files and run',
  waitsForTurn: 'Waiting for another measurement to end, on this page or in another tab.',
  loading: 'Getting ready…',
  retry: 'Try again',

  pipeline: {
    title: 'Deployment pipeline',
    run: 'Simulate the deployment pipeline',
    runAgain: 'Simulate the deployment pipeline again',
    cancel: 'Cancel',
    stop: 'Stop the service',
    size: (bytes, kept) =>
      kept
        ? `Fetches about ${bytes}, once; afterwards from the browser’s cache.`
        : `Fetches about ${bytes} every time, because this page was not opened over https.`,
    settings: 'Artefact and provider',
    settingsHint: 'Takes effect with the next run.',
    artifact: 'Artefact',
    artifactNames: {
      int8: 'Compressed (int8 weights)',
      fp32: 'Reference (fp32, optimised)',
      raw: 'Raw export (fp32)',
      tiny: 'Tiny (int8 weights)',
    },
    provider: 'Execution provider',
    providerNames: {
      wasm: 'WASM (processor)',
      webgpu: (bytes) => `WebGPU (graphics card; +${bytes}, if this device has one)`,
    },
    providerShort: { wasm: 'WASM', webgpu: 'WebGPU' },
    statusIdle: 'Not running yet',
    statusStarting: 'Starting the service',
    statusMeasuring: 'Measuring',
    statusServing: 'Serving',
    statusFailed: 'Failed',
    statusCancelled: 'Cancelled',
    stages: {
      fetch: 'Fetch artefact',
      verify: 'Verify',
      inspect: 'Inspect',
      load: 'Load',
      warm: 'Warm up',
      serve: 'Serve',
    },
    stageHints: {
      fetch: 'Download the model file',
      verify: 'SHA-256 against the manifest',
      inspect: 'Read the ONNX file',
      load: 'Create the inference session',
      warm: 'Warm up, match golden inputs',
      serve: 'POST /predict, GET /metrics',
    },
    stageWaiting: 'waiting',
    stageRunning: 'running',
    stageDone: 'done',
    stageFailed: 'failed',
    origin: (modelCached, runtimeCached) => {
      if (modelCached && runtimeCached) return 'from cache'
      if (!modelCached && !runtimeCached) return 'from the network'
      return modelCached ? 'model from cache' : 'runtime from cache'
    },
    ofBytes: (received, total) => `${received} of ${total}`,
    ofRequests: (done, total) => `${done} of ${total} requests`,
    hashMatches: 'SHA-256 matches',
    nodes: (nodes, opset) => `${nodes} nodes, opset ${opset}`,
    threads: (threads) => (threads === 1 ? '1 thread' : `${threads} threads`),
    golden: (difference) => `largest difference ${difference}`,
    requests: (count) => `${count} requests`,
    verdict: 'Verdict',
    verdictGood: (target) => `This sample’s p99 is within the ${target} target`,
    verdictBad: (target) => `This sample’s p99 is over the ${target} target`,
    verdictUnknown: 'Not enough requests for a p99 yet',
    verdictGoodText: (p) =>
      `99% of the requests in this sample were answered in ${p} or less, one by one from a single client. Queueing under many clients is not included.`,
    verdictBadText: (p) =>
      `The p99 of ${p} is over the target. Compare with another artefact or device: latency depends on both.`,
    verdictUnknownText: (needed) =>
      `A p99 can be stated only after ${needed} requests. Measuring stopped early so that you need not wait.`,
    cold: '1st (cold)',
    count: 'n',
    parts: 'Where the time goes (median)',
    partNames: {
      decode: 'decode',
      preprocess: 'preprocess',
      queue: 'queue',
      forward: 'forward pass',
      transport: 'transport',
    },
    samplesRight: (right, total) => `${right} of ${total} sample pictures answered correctly`,
    pixelsFalsified:
      'This browser changes pixels that are read back (fingerprinting protection). Photos may be answered wrongly; the sample pictures stay exact because they are decoded without a canvas.',
    pixelsFalsifiedTitle: 'Pixels are changed by the browser',
    cancelledText: 'Cancelled. Nothing is lost; run it again whenever you like.',
  },

  failures: {
    network: {
      title: 'A file could not be fetched',
      text: (file) =>
        `The connection was cut or refused while fetching ${file}. Check the network and try again; files that arrived whole are not fetched twice.`,
    },
    'http-status': {
      title: 'The server did not serve the file',
      text: (file) =>
        `The server answered with an error for ${file}. Try again; if it repeats, tell your teacher: the folders “models” and “assets” on the server may be incomplete.`,
    },
    'wrong-content': {
      title: 'What came is not a model',
      text: (file) =>
        `The server sent something else for ${file}, usually an error page or a network’s login page. Open that file in a new tab to see it, then try again.`,
    },
    'size-mismatch': {
      title: 'The file has the wrong size',
      text: (file) =>
        `${file} is not as large as the manifest says: the download was cut short or the file was replaced. If you damaged it yourself, the button below restores it. If not, try again; if it repeats, tell your teacher: the “models” folder on the server must be uploaded anew.`,
    },
    'hash-mismatch': {
      title: 'The SHA-256 does not match',
      text: (file) =>
        `${file} is not the file that was validated: at least one byte differs. This model is not run. If you damaged it yourself, the button below restores it. If not, try again; if it repeats, tell your teacher: the “models” folder on the server must be uploaded anew.`,
    },
    'manifest-invalid': {
      title: 'The model’s manifest is not valid',
      text: (file) =>
        `${file} does not follow the schema, so the preprocessing contract is unknown. If you damaged it yourself, the button below restores it. If not, try again; if it repeats, tell your teacher: the “models” folder on the server must be uploaded anew.`,
    },
    'onnx-unreadable': {
      title: 'The ONNX file cannot be read',
      text: (file) =>
        `${file} is not a whole ONNX file. If you damaged it yourself, the button below restores it. If not, try again; if it repeats, tell your teacher: the “models” folder on the server must be uploaded anew.`,
    },
    'interface-mismatch': {
      title: 'The model’s interface differs from its manifest',
      text: (file) =>
        `Inputs, outputs or versions in ${file} are not those of the manifest. The service stopped before it could answer wrongly. Try again; if it repeats, tell your teacher: manifest and model must come from the same release.`,
    },
    'runtime-unavailable': {
      title: 'The ONNX runtime cannot be started',
      text: (file) =>
        `The WebAssembly in ${file} is missing, damaged, or not allowed by the server’s security policy (CSP). Try again; for the administrator: allow 'wasm-unsafe-eval'.`,
    },
    'provider-unavailable': {
      title: 'WebGPU is not available here',
      text: () => 'This browser or device has no WebGPU adapter that can be used. Choose WASM and run again.',
    },
    'session-failed': {
      title: 'The inference session could not be created',
      text: (file) =>
        `The ONNX runtime refused ${file}. Its own message is below. Choose another artefact or WASM, then run again.`,
    },
    'golden-mismatch': {
      title: 'The answers differ from PyTorch',
      text: () =>
        'The outputs for the golden inputs (test pictures whose PyTorch answers were recorded) differ by more than the tolerance, so the service stays closed. Choose WASM or another artefact and run again.',
    },
    'out-of-memory': {
      title: 'Not enough memory',
      text: () =>
        'The browser could not allocate memory. Close other tabs or choose the tiny artefact, then try again.',
    },
    'program-missing': {
      title: 'Part of the program could not be fetched',
      text: () => 'The connection may be down. Reload the page once connected; your answers are kept.',
    },
    'request-failed': {
      title: 'The service did not answer a request',
      text: () =>
        'A request of the measurement was answered with an error, so no figure could be trusted. Try again, or choose another artefact or provider.',
    },
    crashed: {
      title: 'The service process died',
      text: () =>
        'The worker ended suddenly. Requests without an answer are reported as lost. Run again to recover.',
    },
  },
  runFirst: 'The service is being measured. This picture is sent as soon as that is done.',
  useWasm: 'Run with WASM',

  terminal: {
    tag: 'TERMINAL',
    title: 'bash — uvicorn-service',
    ready: 'Ready. Click "Simulate the deployment pipeline" to run.',
    save: 'Save transcript',
    clear: 'Clear',
    label: 'Service log',
    logLabel: 'Service log, latest lines',
    imitates: 'Lines imitate uvicorn 0.51; process ids and client ports are made up.',
    fetched: (model, runtime, from, took) => `model ${model} + ONNX runtime ${runtime}, ${from}, ${took}`,
    verified: (sha, took) => `SHA-256 ${sha}… matches, ${took}`,
    inspected: (nodes, opset, took) => `${nodes} nodes, opset ${opset}, ${took}`,
    loaded: (provider, threads, took) => `${provider}, ${threads}, ${took}`,
    warmed: (cold, median, difference) =>
      `cold ${cold}, warm ${median} (median); largest golden difference ${difference}`,
    folded: (count) => `… ${count} similar access lines folded; all are in the transcript`,
    summary: (p50, p95, p99, n) => `p50 ${p50}  p95 ${p95}  p99 ${p99}  (n=${n})`,
    summaryWithoutP99: (p50, p95, n) => `p50 ${p50}  p95 ${p95}  (n=${n}; p99 needs 459)`,
  },

  predict: {
    title: 'Send a picture to the service',
    needsService:
      'The service is not running. Run the pipeline first; the picture you choose is sent as soon as it is ready.',
    samples: 'Sample pictures',
    samplesHint:
      'Fluent 3D emoji. These drawings were held out of training; other artists’ drawings of the same emoji were not.',
    moreSamples: (count) => `All ${count} samples`,
    fewerSamples: 'Fewer',
    sampleAlt: (label, name) => `Sample ${label}: ${name}`,
    own: 'Your own picture',
    choose: 'Choose a file',
    camera: 'Camera',
    dropHint:
      'Or drop a picture here, or paste one (Ctrl+V). JPEG, PNG, WebP, GIF; at most 20 MB and 40 megapixels.',
    dropNow: 'Let go to send',
    waiting: 'Waiting for the service…',
    samplesFailedTitle: 'The sample pictures could not be fetched',
    samplesFailedText: 'Check the network and try again. Your own pictures can still be sent.',
    pasteNothing: 'There is no picture in the clipboard. Copy one first and paste again, or choose a file.',
  },
}
