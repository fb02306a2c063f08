import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OnnxLimits } from './limits.ts'
import { OnnxReadError, type OnnxReadErrorCode } from './onnx-read-error.ts'
import { attribute, graph, message, model, node, shapeTensor, tensor, value } from './onnx-writer.ts'
import { summarizeOnnx } from './summary.ts'

/** What becomes of a file: a summary, or the code of the refusal. Any other error fails the test. */
function outcome(bytes: Uint8Array, limits?: Partial<OnnxLimits>): 'summary' | OnnxReadErrorCode {
  try {
    const summary = summarizeOnnx(bytes, limits)
    // Plain data that survives a message to another thread or an HTTP response.
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
    return 'summary'
  } catch (error) {
    if (!(error instanceof OnnxReadError)) throw error
    expect(error.byteOffset).toBeGreaterThanOrEqual(0)
    expect(error.byteOffset).toBeLessThanOrEqual(bytes.length)
    return error.code
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const whole = model(
  graph({
    inputs: [value('x', ['n', 1, 4, 4])],
    outputs: [value('y', ['n', 2])],
    initializers: [tensor('w', 'float32', [2, 1, 3, 3]), shapeTensor('s', [0, -1])],
    nodes: [
      node('c', 'Conv', ['x', 'w'], [attribute('pads', [1, 1, 1, 1])]),
      node('y', 'Reshape', ['c', 's']),
    ],
  }),
  { license: 'MIT' },
)

describe('files that are no models', () => {
  it.each([
    ['no bytes', new Uint8Array(), 'empty'],
    ['a web page', utf8('<!doctype html>\n<html lang="id"><title>404</title></html>'), 'not-protobuf'],
    [
      'a git-lfs pointer',
      utf8('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
      'not-protobuf',
    ],
    ['JSON', utf8('{"detail":"Not Found"}'), 'not-protobuf'],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), 'not-protobuf'],
    ['zeros', new Uint8Array(64), 'not-protobuf'],
    ['a protobuf message without a graph', message({ 1: 8, 2: 'x' }), 'no-graph'],
  ] as const)('refuses %s', (_, bytes, code) => {
    expect(outcome(bytes)).toBe(code)
  })

  it('refuses a file over the limit before it looks inside', () => {
    expect(outcome(new Uint8Array(65), { fileBytes: 64 })).toBe('too-large')
    expect(outcome(new Uint8Array(64_000_001))).toBe('too-large')
  })
})

describe('damaged files', () => {
  it('is refused or summarised at every length that a download can stop at', () => {
    const seen = new Map<string, number>()
    for (let length = 0; length < whole.length; length += 1) {
      const result = outcome(whole.subarray(0, length))
      seen.set(result, (seen.get(result) ?? 0) + 1)
    }
    expect([...seen.keys()].sort()).toEqual(['empty', 'no-graph', 'summary', 'truncated'])
    // Complete up to a field behind the graph: after it, after the opset.
    expect(seen.get('summary')).toBe(2)
  })

  it('survives any single byte being another', () => {
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        outcome(whole.with(at, byte))
      }),
      { numRuns: 3000 },
    )
  })

  it('survives random bytes, alone and in the place of the graph', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        outcome(bytes)
        outcome(model(bytes))
        outcome(model(graph({ nodes: [bytes] })))
        outcome(model(graph({ initializers: [bytes] })))
        outcome(model(graph({ inputs: [bytes] })))
        outcome(model(graph({ nodes: [node('n', 'If', [], [bytes])] })))
      }),
      { numRuns: 1500 },
    )
  })

  it('survives any shapes and attributes under any operator', () => {
    const dim = fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constantFrom('n', 'm', '', 2 ** 40, 2 ** 52))
    const shape = fc.array(dim, { maxLength: 6 })
    const ints = fc.array(fc.integer({ min: -3, max: 2 ** 40 }), { maxLength: 6 })
    const ops = [
      'Conv',
      'MaxPool',
      'Gemm',
      'MatMul',
      'Reshape',
      'Transpose',
      'Concat',
      'Squeeze',
      'Unsqueeze',
    ]
    const op = fc.constantFrom(
      ...ops,
      'ReduceMean',
      'Flatten',
      'Add',
      'GlobalAveragePool',
      'QLinearConv',
      'Constant',
    )
    const names = [
      'kernel_shape',
      'pads',
      'strides',
      'dilations',
      'axes',
      'axis',
      'perm',
      'transA',
      'ceil_mode',
    ]
    const attributes = fc.array(fc.tuple(fc.constantFrom(...names), ints), { maxLength: 4 })
    fc.assert(
      fc.property(op, op, shape, shape, ints, attributes, (first, second, a, b, target, given) => {
        const written = given.map(([name, values]) => attribute(name, values))
        outcome(
          model(
            graph({
              inputs: [value('a', a), value('b', b)],
              initializers: [shapeTensor('t', target)],
              nodes: [
                node('c', first, ['a', 'b', 't'], written),
                node('d', second, ['c', 't', 'a', 'b'], written),
                node('e', first, ['d', 'b'], written),
              ],
            }),
          ),
        )
      }),
      { numRuns: 3000 },
    )
  })
})

describe('files made to hurt', () => {
  it('refuses 10,000 graphs within each other', () => {
    // GraphProto.node 1, NodeProto.attribute 5, AttributeProto.g 6, from the inside out: wrapping copies is quadratic.
    const heads: Uint8Array[] = []
    let length = 0
    for (let i = 0; i < 30_000; i += 1) {
      const head = new BinaryWriter()
        .tag([6, 5, 1][i % 3] ?? 0, WireType.LengthDelimited)
        .uint32(length)
        .finish()
      heads.push(head)
      length += head.length
    }
    const nested = heads.reverse().flatMap((head) => [...head])
    expect(outcome(model(Uint8Array.from(nested)))).toBe('too-deep')
  })

  it('refuses groups, which only serve to nest', () => {
    expect(outcome(new Uint8Array(100_000).fill(0x0b))).toBe('not-protobuf')
    expect(outcome(model(new Uint8Array(100_000).fill(0x0b)))).toBe('not-protobuf')
  })

  it('refuses lengths beyond the file', () => {
    expect(outcome(Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f, 0))).toBe('truncated')
    expect(outcome(model(Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 0)))).toBe('truncated')
    expect(outcome(Uint8Array.of(0x3a, ...new Uint8Array(20).fill(0xff)))).toBe('not-protobuf')
  })

  it('refuses a packed list whose last value runs on into the next field', () => {
    expect(outcome(model(graph({ initializers: [message({ 1: Uint8Array.of(0x82), 2: 1 })] })))).toBe(
      'not-protobuf',
    )
  })

  it('refuses tensors that claim more than they store', () => {
    const claim = (dims: number[]) =>
      model(graph({ initializers: [message({ 1: dims, 2: 1, 9: new Uint8Array(4) })] }))
    expect(outcome(claim([1]))).toBe('summary')
    expect(outcome(claim([40_000, 40_000]))).toBe('bad-tensor')
    expect(outcome(claim([2 ** 40, 2 ** 40]))).toBe('bad-tensor')
    expect(outcome(claim([-1]))).toBe('bad-tensor')
    expect(outcome(model(graph({ initializers: [message({ 1: 5, 2: 1 })] })))).toBe('bad-tensor')
  })

  it('refuses more of anything than the limits', () => {
    const nodes = Array.from({ length: 20_001 }, () => new Uint8Array())
    expect(outcome(model(graph({ nodes })))).toBe('too-many')
    expect(outcome(model(graph({ nodes: nodes.slice(1) })))).toBe('summary')
    expect(outcome(model(graph({ initializers: nodes })))).toBe('too-many')
    expect(
      outcome(
        model(
          graph({
            nodes: [
              node(
                'n',
                'Concat',
                Array.from({ length: 200_001 }, () => ''),
              ),
            ],
          }),
        ),
      ),
    ).toBe('too-many')
    expect(
      outcome(
        model(
          graph({
            inputs: [
              value(
                'x',
                Array.from({ length: 17 }, () => 1),
              ),
            ],
          }),
        ),
      ),
    ).toBe('too-many')
    expect(outcome(model(graph({ initializers: [message({ 1: new Uint8Array(17), 2: 1 })] })))).toBe(
      'too-many',
    )
    expect(outcome(message({ 7: graph({}), 14: Array.from({ length: 201 }, () => new Uint8Array()) }))).toBe(
      'too-many',
    )
    expect(outcome(new Uint8Array(9_000_000).fill(0x10).map((byte, i) => (i % 2 ? 1 : byte)))).toBe(
      'not-protobuf',
    )
    expect(outcome(new Uint8Array(9_000_000).map((_, i) => (i % 2 ? 1 : 0x78)))).toBe('too-many')
  })

  it('takes a moment for a long packed list, and keeps none of it', () => {
    const started = performance.now()
    const long = message({ 1: 'ints', 8: new Uint8Array(20_000_000), 20: 7 })
    const summary = summarizeOnnx(model(graph({ nodes: [node('n', 'Identity', [], [long])] })))
    expect(summary.nodes[0]?.attributes[0]?.text).toMatch(/… \(20000000\)\]$/)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('takes time in proportion to the nodes where all of them use one name', () => {
    const started = performance.now()
    const nodes = Array.from({ length: 20_000 }, () => node('x', 'Add', ['x', 'x']))
    const initializers = Array.from({ length: 20_000 }, () => tensor('x', 'float32', []))
    expect(outcome(model(graph({ nodes, initializers })))).toBe('summary')
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
