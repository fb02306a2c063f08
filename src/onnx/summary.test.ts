import { describe, expect, it } from 'vitest'
import { attribute, graph, message, model, node, shapeTensor, tensor, value } from './onnx-writer.ts'
import { summarizeOnnx } from './summary.ts'

/** Conv 3 -> 8 of 3x3, Relu, 2x2 MaxPool, average, 8 -> 4 Gemm, on 32 x 32 pictures. */
const CONV = [attribute('pads', [1, 1, 1, 1]), attribute('kernel_shape', [3, 3])]
const POOL = [attribute('kernel_shape', [2, 2]), attribute('strides', [2, 2])]
const small = (weights: { initializers: Uint8Array[]; nodes?: Uint8Array[]; convWeight: string }) =>
  model(
    graph({
      inputs: [value('input', ['batch', 3, 32, 32])],
      outputs: [value('logits', ['batch', 4])],
      initializers: [
        ...weights.initializers,
        tensor('conv.bias', 'float32', [8]),
        tensor('fc.weight', 'float32', [4, 8]),
        tensor('fc.bias', 'float32', [4]),
      ],
      nodes: [
        ...(weights.nodes ?? []),
        node('conv', 'Conv', ['input', weights.convWeight, 'conv.bias'], CONV),
        node('relu', 'Relu', ['conv']),
        node('pool', 'MaxPool', ['relu'], POOL),
        node('mean', 'GlobalAveragePool', ['pool']),
        node('flat', 'Flatten', ['mean']),
        node('logits', 'Gemm', ['flat', 'fc.weight', 'fc.bias'], [attribute('transB', 1)]),
      ],
    }),
    { license: 'MIT', name: 'kecil' },
  )

const float32File = small({
  initializers: [tensor('conv.weight', 'float32', [8, 3, 3, 3])],
  convWeight: 'conv.weight',
})
const int8File = small({
  initializers: [
    tensor('conv.weight_int8', 'int8', [8, 3, 3, 3]),
    tensor('conv.scale', 'float32', [8]),
    tensor('conv.zero', 'int8', [8]),
  ],
  nodes: [
    node('wide', 'DequantizeLinear', ['conv.weight_int8', 'conv.scale', 'conv.zero'], [attribute('axis', 0)]),
  ],
  convWeight: 'wide',
})

describe('summarizeOnnx', () => {
  it('reads what the file says about itself', () => {
    const summary = summarizeOnnx(float32File)
    expect(summary.irVersion).toBe(8)
    expect(summary.opsets).toEqual([{ domain: '', version: 15 }])
    expect([summary.producerName, summary.producerVersion, summary.graphName]).toEqual([
      'writer',
      '1.2',
      'graph',
    ])
    expect(summary.metadata).toEqual({ license: 'MIT', name: 'kecil' })
    expect(summary.inputs).toEqual([{ name: 'input', elementType: 'float32', shape: ['batch', 3, 32, 32] }])
    expect(summary.outputs).toEqual([{ name: 'logits', elementType: 'float32', shape: ['batch', 4] }])
    expect(summary.externalData).toBe(false)
  })

  it('counts parameters, bytes and multiply-adds that can be checked by hand', () => {
    const summary = summarizeOnnx(float32File)
    // 8*3*3*3 + 8 + 4*8 + 4
    expect(summary.parameterCount).toBe(260)
    expect(summary.weightBytes).toBe(1040)
    // 32*32*8 outputs of 27 products each, and 4 of 8
    expect(summary.multiplyAdds).toBe(221_184 + 32)
    expect(summary.nodes.map((n) => n.multiplyAdds)).toEqual([221_184, 0, 0, 0, 0, 32])
    expect(summary.nodes.map((n) => n.parameterCount)).toEqual([224, 0, 0, 0, 0, 36])
  })

  it('follows shapes through the graph', () => {
    expect(summarizeOnnx(float32File).nodes.map((n) => n.outputShape)).toEqual([
      ['batch', 8, 32, 32],
      ['batch', 8, 32, 32],
      ['batch', 8, 16, 16],
      ['batch', 8, 1, 1],
      ['batch', 8],
      ['batch', 4],
    ])
  })

  it('finds as many parameters and multiply-adds in the int8 file as in the float32 file', () => {
    const [wide, narrow] = [summarizeOnnx(float32File), summarizeOnnx(int8File)]
    expect(narrow.parameterCount).toBe(wide.parameterCount)
    expect(narrow.multiplyAdds).toBe(wide.multiplyAdds)
    // 216 int8 weights, 8 scales of 4 bytes, 8 zero points, 44 float32 numbers
    expect(narrow.weightBytes).toBe(216 + 32 + 8 + 176)
    expect(narrow.initializers.filter((i) => !i.isParameter).map((i) => i.name)).toEqual([
      'conv.scale',
      'conv.zero',
    ])
  })

  it('gives weights behind a DequantizeLinear to the convolution that uses them', () => {
    const [wide, conv] = summarizeOnnx(int8File).nodes
    expect([wide?.parameterCount, wide?.weightBytes]).toEqual([0, 0])
    expect([conv?.parameterCount, conv?.weightBytes]).toEqual([224, 216 + 32 + 8 + 32])
  })

  it('sorts operators by how often they stand in the graph, then by name', () => {
    const nodes = ['Relu', 'Add', 'Relu', 'Abs'].map((opType, i) => node(`n${i}`, opType, []))
    const { operatorCounts, nodeCount } = summarizeOnnx(model(graph({ nodes })))
    expect(nodeCount).toBe(4)
    expect(operatorCounts.map((o) => `${o.opType} ${o.count}`)).toEqual(['Relu 2', 'Abs 1', 'Add 1'])
  })

  it('lists attributes with kind and value', () => {
    const summary = summarizeOnnx(
      model(
        graph({
          nodes: [
            node(
              'n',
              'Conv',
              [],
              [
                attribute('group', 1),
                attribute('auto_pad', 'SAME_UPPER'),
                attribute('pads', [1, 1]),
                message({ 1: 'epsilon', 2: { float: 0.00001 }, 20: 1 }),
                attribute('value', shapeTensor('', [1, 2])),
                attribute(
                  'long',
                  Array.from({ length: 40 }, (_, i) => i),
                ),
              ],
            ),
          ],
        }),
      ),
    )
    expect(summary.nodes[0]?.attributes).toEqual([
      { name: 'group', kind: 'int', text: '1' },
      { name: 'auto_pad', kind: 'string', text: 'SAME_UPPER' },
      { name: 'pads', kind: 'ints', text: '[1, 1]' },
      { name: 'epsilon', kind: 'float', text: '0.00001' },
      { name: 'value', kind: 'tensor', text: 'int64[2]' },
      { name: 'long', kind: 'ints', text: '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, … (40)]' },
    ])
  })

  it('leaves out inputs that are weights, as files up to IR version 3 list them', () => {
    const summary = summarizeOnnx(
      model(
        graph({
          inputs: [value('x', ['n', 2]), value('w', [2, 2])],
          initializers: [tensor('w', 'float32', [2, 2])],
          nodes: [node('y', 'MatMul', ['x', 'w'])],
        }),
      ),
    )
    expect(summary.inputs.map((input) => input.name)).toEqual(['x'])
    expect(summary.multiplyAdds).toBe(4)
  })

  it('says so when weights lie in another file', () => {
    const outside = message({
      1: [1000, 1000],
      2: 1,
      8: 'w',
      13: message({ 1: 'location', 2: 'model.data' }),
      14: 1,
    })
    const summary = summarizeOnnx(model(graph({ initializers: [outside] })))
    expect(summary.externalData).toBe(true)
    expect(summary.parameterCount).toBe(1_000_000)
  })

  it('counts weights and nodes of subgraphs, and no multiply-adds where they stand', () => {
    const branch = graph({ initializers: [tensor('w', 'float32', [5])], nodes: [node('r', 'Relu', ['w'])] })
    const choice = message({ 2: 'y', 4: 'If', 5: message({ 1: 'then_branch', 6: branch, 20: 5 }) })
    const summary = summarizeOnnx(model(graph({ nodes: [choice] })))
    expect(summary.nodeCount).toBe(2)
    expect(summary.nodes).toHaveLength(1)
    expect(summary.nodes[0]?.parameterCount).toBe(5)
    expect(summary.parameterCount).toBe(5)
    expect(summary.multiplyAdds).toBeNull()
  })

  it('cuts long names, and keeps characters that steer a terminal or the direction of text out of them', () => {
    const summary = summarizeOnnx(
      model(
        graph({
          nodes: [node('a\u001b[31m\u202eb\nc', 'Relu', []), node(`${'x'.repeat(399)}é`, 'Relu', [])],
        }),
      ),
    )
    expect(summary.nodes[0]?.name).toBe('a\ufffd[31m\ufffdb\ufffdc')
    // The limit of 400 bytes falls within é, which is left out whole.
    expect(summary.nodes[1]?.name).toBe(`${'x'.repeat(399)}…`)
  })

  it('keeps a metadata key named __proto__ an entry like any other', () => {
    const { metadata } = summarizeOnnx(model(graph({}), { ['__proto__']: 'x' }))
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype)
    expect(Object.entries(metadata)).toEqual([['__proto__', 'x']])
  })
})
