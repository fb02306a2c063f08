import { describe, expect, it } from 'vitest'
import { attribute, graph, message, model, node, packed, shapeTensor, tensor, value } from './onnx-writer.ts'
import { summarizeOnnx } from './summary.ts'

const parametersOf = (parts: Parameters<typeof graph>[0]) => summarizeOnnx(model(graph(parts))).parameterCount

describe('what counts as a parameter', () => {
  it('counts scale, bias, running mean and running variance of a BatchNormalization', () => {
    const names = ['scale', 'bias', 'mean', 'var']
    expect(
      parametersOf({
        initializers: names.map((name) => tensor(name, 'float32', [16])),
        nodes: [node('n', 'BatchNormalization', ['x', ...names])],
      }),
    ).toBe(64)
  })

  it('does not count the shape of a Reshape, whatever its type', () => {
    expect(
      parametersOf({
        initializers: [shapeTensor('shape', [0, -1])],
        nodes: [node('n', 'Reshape', ['x', 'shape'])],
      }),
    ).toBe(0)
  })

  it('counts the int32 bias of a quantised convolution, and no other int32 tensor', () => {
    const inputs = ['x', 'xs', 'xz', 'w', 'ws', 'wz', 'ys', 'yz', 'bias']
    expect(
      parametersOf({
        initializers: [
          tensor('w', 'int8', [4, 3, 1, 1]),
          tensor('ws', 'float32', [4]),
          tensor('bias', 'int32', [4]),
          tensor('other', 'int32', [7]),
        ],
        nodes: [node('n', 'QLinearConv', inputs), node('g', 'Gather', ['x', 'other'])],
      }),
    ).toBe(12 + 4)
  })

  it('counts a tensor that steers one node and is a weight of another', () => {
    expect(
      parametersOf({
        initializers: [tensor('s', 'float32', [4]), tensor('q', 'int8', [4])],
        nodes: [node('d', 'DequantizeLinear', ['q', 's']), node('m', 'Mul', ['d', 's'])],
      }),
    ).toBe(8)
  })

  it('counts tensors in Constant nodes, but not scalars: those are part of the program', () => {
    expect(
      parametersOf({
        nodes: [
          node('w', 'Constant', [], [attribute('value', tensor('', 'float32', [3]))]),
          node('two', 'Constant', [], [attribute('value', tensor('', 'float32', []))]),
          node('y', 'Mul', ['w', 'two']),
        ],
      }),
    ).toBe(3)
  })

  it('counts a scalar initializer: exporters keep trained scalars there', () => {
    expect(
      parametersOf({
        initializers: [tensor('temperature', 'float32', [])],
        nodes: [node('y', 'Div', ['x', 'temperature'])],
      }),
    ).toBe(1)
  })

  it('counts a weight that two nodes use once, at the first of them', () => {
    const { nodes, parameterCount } = summarizeOnnx(
      model(
        graph({
          initializers: [tensor('w', 'float32', [6])],
          nodes: [node('a', 'Add', ['x', 'w']), node('b', 'Add', ['a', 'w'])],
        }),
      ),
    )
    expect(parameterCount).toBe(6)
    expect(nodes.map((n) => n.parameterCount)).toEqual([6, 0])
  })

  it('follows a weight through several nodes that see only weights', () => {
    const { nodes } = summarizeOnnx(
      model(
        graph({
          inputs: [value('x', ['n', 2])],
          initializers: [tensor('w', 'int8', [2, 2]), tensor('s', 'float32', [])],
          nodes: [
            node('d', 'DequantizeLinear', ['w', 's']),
            node('t', 'Transpose', ['d']),
            node('y', 'MatMul', ['x', 't']),
          ],
        }),
      ),
    )
    expect(nodes.map((n) => [n.parameterCount, n.weightBytes])).toEqual([
      [0, 0],
      [0, 0],
      [4, 8],
    ])
  })
})

describe('tensors', () => {
  const bytesOf = (fields: Parameters<typeof message>[0]) =>
    summarizeOnnx(model(graph({ initializers: [message(fields)] }))).initializers[0]

  it('measures typed lists without reading them, packed or not', () => {
    expect(bytesOf({ 1: 3, 2: 1, 4: new Uint8Array(12) })?.byteLength).toBe(12)
    expect(bytesOf({ 1: 2, 2: 1, 4: [{ float: 1 }, { float: 2 }] })?.byteLength).toBe(8)
    // int8 values in int32_data: one byte each, whatever they take in the file; -1 takes ten there.
    expect(bytesOf({ 1: 3, 2: 3, 5: packed([-1, 200, 3]) })?.byteLength).toBe(3)
    expect(bytesOf({ 1: 3, 2: 3, 5: [-1, 2, 3] })?.byteLength).toBe(3)
  })

  it('packs two 4-bit values into a byte', () => {
    expect(bytesOf({ 1: 5, 2: 22, 9: new Uint8Array(3) })).toMatchObject({
      elementType: 'int4',
      byteLength: 3,
    })
  })

  it('accepts packed dimensions', () => {
    expect(bytesOf({ 1: packed([2, 3]), 2: 1, 9: new Uint8Array(24) })?.dims).toEqual([2, 3])
  })

  it('takes a type from a newer ONNX as unknown', () => {
    expect(bytesOf({ 1: 2, 2: 99, 9: new Uint8Array(5) })).toMatchObject({
      elementType: 'unknown',
      byteLength: 5,
    })
  })
})
