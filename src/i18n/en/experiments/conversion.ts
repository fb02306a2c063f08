import type { conversion as source } from '#i18n/id/experiments/conversion.ts'
import type { Widen } from '#i18n/widen.ts'

export const conversion: Widen<typeof source> = {
  title: 'What changes when a model is converted?',
  introduction:
    'The same network is started as a raw export, as an optimised graph and with int8 weights; beside them a tiny model that was trained by itself. All four answer the same pictures in ONNX Runtime, without Python and without PyTorch.',
  question:
    'The network’s weights are stored as int8. What sets it apart from its raw export on this device?',
  options: {
    smaller:
      'Its file is much smaller and nearly all labels are the same, but its forward pass is not clearly faster.',
    faster:
      'Its file is much smaller, nearly all labels are the same, and its forward pass is clearly faster.',
    worse: 'Its file is smaller, but its labels clearly differ more often.',
  },
  why: {
    smaller: ({ rawBytes, int8Bytes, agree, rawForward, int8Forward }) =>
      `${rawBytes} became ${int8Bytes}, ${agree} of the labels are the same, a forward pass took ${rawForward} and ${int8Forward}. Only the storage of the weights is 8 bit here. This service asks the runtime to turn them back into float32 once, when they are loaded, so each picture takes as much computing as before.`,
    faster: ({ rawForward, int8Forward }) =>
      `A forward pass took ${rawForward} for the raw export and ${int8Forward} for int8. A small file means less to download, not less to compute as a matter of course: speed depends on the kernels that the runtime uses.`,
    worse: ({ agree, tinyAccuracy }) =>
      `${agree} of the labels are those of the raw export: one scale for each output channel is precise enough. What does lose quality is the tiny model, which was trained separately, with an accuracy of ${tinyAccuracy}.`,
  },
  lesson: ({ rawNodes, fp32Nodes, rawForward, int8Forward }) =>
    `Conversion gives a graph of its own that runs without Python class code, with fixed inputs and outputs, and that can be optimised: ${rawNodes} nodes became ${fp32Nodes}, and the table below shows whether the answers stayed. Speed has to be measured, not promised (${rawForward} and ${int8Forward}): the runtime optimises the raw graph as well when it loads it.`,
  ui: {
    sizes: 'File size',
    speeds: (pictures) => `Warm forward pass: median of ${pictures} pictures`,
    names: { raw: 'raw export', fp32: 'optimised (fp32)', int8: 'compressed (int8)', tiny: 'tiny model' },
    shortNames: { raw: 'raw', fp32: 'fp32', int8: 'int8' },
    turnsNote:
      'All four services run at once and get each picture in turns, so that whatever disturbs the device meets all of them.',
    answers: (pictures) => `Answers on the same ${pictures} samples`,
    answerColumns: ['Artefact', 'Same label', 'Accuracy', 'Largest difference'],
    differenceNote:
      'Same label and difference are against the raw export. Difference: the largest change in the logarithm of a class’s probability. Probabilities are computed (softmax) from logits, the raw score of each class. The closer to 0, the more alike the answers.',
    times: 'Starting its service',
    timeColumns: ['Artefact', 'Fetching the file', 'Creating the session', 'First forward pass'],
    cache: 'cache',
    network: 'network',
    withRuntime: '+ runtime',
    timesNote:
      'The ONNX runtime is fetched beside the model file. Where it is not in the cache yet, its download counts in the service that is started first, which says “+ runtime”.',
    graphs: 'What the graph is made of, read from the ONNX file',
    operator: 'Operator',
    allNodes: 'all nodes',
    graphsNote:
      'BatchNormalization is folded into the convolution before it. In int8, DequantizeLinear turns the 8-bit weights back into float32; this service asks the runtime to do that only once, when it loads the file.',
    ran: (runtime) =>
      `Run with ONNX Runtime Web ${runtime}, provider WASM, one thread. No Python takes part in the computing.`,
    askGpu: (bytes) => `Run int8 on the graphics card as well (WebGPU; downloads another runtime, ${bytes})`,
    providers: (pictures) => `The same int8 file on two providers, ${pictures} pictures`,
    providerColumns: [
      'Provider',
      'First forward pass',
      'Median after it',
      'Same label',
      'Largest difference',
    ],
    providersNote:
      'Same label and difference are against the answers of WASM. WebGPU uses the same version of the runtime with another WASM file, and runs by itself after the others have stopped.',
    gpuNotAsked: 'The graphics card was not run because it was not chosen.',
    gpuFailed: 'WebGPU could not be run on this device',
    webGpu: {
      'no-api': 'This browser has no WebGPU, so only WASM was run.',
      'no-jspi': 'This browser lacks JSPI, which the WebGPU runtime needs, so only WASM was run.',
      'no-adapter': 'There is no WebGPU adapter on this device, so only WASM was run.',
      'fallback-only':
        'The WebGPU adapter of this device is only an imitation on the CPU, slower than WASM, so only WASM was run.',
    },
  },
}
