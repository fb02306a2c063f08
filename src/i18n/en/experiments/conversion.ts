import type { conversion as source } from '#i18n/id/experiments/conversion.ts'
import type { Widen } from '#i18n/widen.ts'

export const conversion: Widen<typeof source> = {
  title: 'What changes when a model is converted?',
  introduction:
    'The same network is started as a raw export, as an optimised graph and with int8 weights; beside them a tiny model that was trained by itself. All four answer the same pictures in ONNX Runtime, without Python and without PyTorch.',
  question: 'What sets the int8 artefact apart from its raw export?',
  options: {
    smaller: 'Its file is much smaller, and nearly all labels are the same.',
    worse: 'Its file is smaller, but its answers are clearly worse.',
  },
  why: {
    smaller: ({ rawBytes, int8Bytes, agree, accuracy }) =>
      `${rawBytes} became ${int8Bytes}; ${agree} of the labels are those of the raw export, accuracy on the samples ${accuracy}.`,
    worse: ({ agree, tinyAccuracy, accuracy }) =>
      `${agree} of the labels are those of the raw export, accuracy ${accuracy}. What does lose quality is the tiny model, which was trained separately: ${tinyAccuracy}.`,
  },
  lesson: ({ rawNodes, fp32Nodes, rawForward, int8Forward }) =>
    `Conversion gives a file that runs without the training code: ${rawNodes} nodes became ${fp32Nodes} when optimised, with fixed inputs and outputs. Speed has to be measured, not promised: a forward pass took ${rawForward} for the raw export and ${int8Forward} for int8, because the runtime optimises the graph when it loads it, too.`,
  ui: {
    bars: 'File size',
    names: { raw: 'raw export', fp32: 'optimised (fp32)', int8: 'compressed (int8)', tiny: 'tiny model' },
    answers: 'Answers on the same samples',
    answerColumns: ['Artefact', 'Nodes', 'Same label', 'Accuracy', 'Largest log-probability difference'],
    times: 'Times',
    timeColumns: [
      'Artefact',
      'Fetching the file',
      'From',
      'Creating the session',
      'First forward pass',
      'Forward pass (median)',
    ],
    cache: 'cache',
    network: 'network',
    ran: (runtime) => `Run with ONNX Runtime Web ${runtime}, WASM, one thread.`,
    adapter: 'This device has a WebGPU adapter; choose WebGPU in the pipeline to run the same file there.',
    noAdapter: 'This device has no WebGPU adapter, so only WASM was run.',
  },
}
