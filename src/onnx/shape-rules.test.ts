import { describe, expect, it } from 'vitest'
import { attribute, graph, model, node, shapeTensor, tensor, value } from './onnx-writer.ts'
import { summarizeOnnx } from './summary.ts'
import type { Dimension } from './value.ts'

type Case = {
  op: string
  /** Shapes of the inputs x0, x1, ... */
  inputs: Dimension[][]
  /** Weights and constants, after the inputs. */
  stored?: Uint8Array[]
  storedNames?: string[]
  attributes?: Uint8Array[]
}

function run({ op, inputs, stored = [], storedNames = [], attributes = [] }: Case) {
  const names = inputs.map((_, i) => `x${i}`)
  const summary = summarizeOnnx(
    model(
      graph({
        inputs: inputs.map((shape, i) => value(`x${i}`, shape)),
        initializers: stored,
        nodes: [node('y', op, [...names, ...storedNames], attributes)],
      }),
    ),
  )
  return { shape: summary.nodes[0]?.outputShape, multiplyAdds: summary.multiplyAdds }
}

const conv = (inputs: Dimension[][], weight: number[], attributes: Uint8Array[] = []) =>
  run({ op: 'Conv', inputs, stored: [tensor('w', 'float32', weight)], storedNames: ['w'], attributes })

describe('Conv', () => {
  it('loses the border without padding', () => {
    expect(conv([['n', 3, 28, 28]], [6, 3, 5, 5])).toEqual({
      shape: ['n', 6, 24, 24],
      multiplyAdds: 24 * 24 * 6 * 75,
    })
  })

  it('rounds down with strides, and reaches further with dilations', () => {
    expect(conv([['n', 1, 10, 10]], [1, 1, 3, 3], [attribute('strides', [2, 2])]).shape).toEqual([
      'n',
      1,
      4,
      4,
    ])
    expect(conv([['n', 1, 10, 10]], [1, 1, 3, 3], [attribute('dilations', [2, 2])]).shape).toEqual([
      'n',
      1,
      6,
      6,
    ])
  })

  it('pads by auto_pad', () => {
    const auto = (mode: string) => [attribute('auto_pad', mode), attribute('strides', [2, 2])]
    expect(conv([['n', 1, 7, 7]], [1, 1, 3, 3], auto('SAME_UPPER')).shape).toEqual(['n', 1, 4, 4])
    expect(conv([['n', 1, 7, 7]], [1, 1, 3, 3], auto('VALID')).shape).toEqual(['n', 1, 3, 3])
  })

  it('sums over the channels of a group only', () => {
    const depthwise = conv(
      [['n', 8, 4, 4]],
      [8, 1, 3, 3],
      [attribute('pads', [1, 1, 1, 1]), attribute('group', 8)],
    )
    expect(depthwise.multiplyAdds).toBe(8 * 16 * 9)
  })

  it('counts one image of a fixed batch', () => {
    expect(conv([[4, 1, 3, 3]], [2, 1, 3, 3]).multiplyAdds).toBe(18)
  })

  it('takes a first axis without a name for the batch', () => {
    expect(conv([['', 1, 3, 3]], [2, 1, 3, 3])).toEqual({ shape: ['N', 2, 1, 1], multiplyAdds: 18 })
  })

  it('does not guess where a side is dynamic', () => {
    expect(conv([['n', 1, 'h', 9]], [1, 1, 3, 3])).toEqual({ shape: ['n', 1, '?', 7], multiplyAdds: null })
  })

  it('says nothing where the attributes do not fit', () => {
    expect(conv([['n', 1, 3, 3]], [1, 1, 5, 5])).toEqual({ shape: null, multiplyAdds: null })
    expect(conv([['n', 1, 9, 9]], [1, 1, 3, 3], [attribute('pads', [1])]).shape).toBeNull()
    expect(conv([['n', 1, 9, 9]], [1, 1, 3, 3], [attribute('strides', [0, 0])]).shape).toBeNull()
  })
})

describe('pooling', () => {
  it('keeps a last, partial window with ceil_mode, unless it starts in the padding', () => {
    const pool = (size: number, attributes: Uint8Array[]) =>
      run({
        op: 'MaxPool',
        inputs: [['n', 1, size, size]],
        attributes: [attribute('kernel_shape', [2, 2]), attribute('strides', [2, 2]), ...attributes],
      }).shape
    expect(pool(5, [])).toEqual(['n', 1, 2, 2])
    expect(pool(5, [attribute('ceil_mode', 1)])).toEqual(['n', 1, 3, 3])
    expect(pool(4, [attribute('ceil_mode', 1), attribute('pads', [0, 0, 1, 1])])).toEqual(['n', 1, 2, 2])
  })
})

describe('matrices', () => {
  it('turns them as Gemm is told to', () => {
    const gemm = (weight: number[], attributes: Uint8Array[]) =>
      run({
        op: 'Gemm',
        inputs: [['n', 6]],
        stored: [tensor('w', 'float32', weight)],
        storedNames: ['w'],
        attributes,
      })
    expect(gemm([6, 2], [])).toEqual({ shape: ['n', 2], multiplyAdds: 12 })
    expect(gemm([2, 6], [attribute('transB', 1)])).toEqual({ shape: ['n', 2], multiplyAdds: 12 })
  })

  it('stacks MatMul over the outer axes', () => {
    expect(
      run({
        op: 'MatMul',
        inputs: [
          ['n', 4, 5, 7],
          ['n', 1, 7, 3],
        ],
      }),
    ).toEqual({
      shape: ['n', 4, 5, 3],
      multiplyAdds: 4 * 5 * 3 * 7,
    })
  })
})

describe('shapes', () => {
  it('are broadcast', () => {
    expect(run({ op: 'Add', inputs: [['n', 3, 4], [4]] }).shape).toEqual(['n', 3, 4])
    expect(
      run({
        op: 'Add',
        inputs: [
          ['n', 1],
          ['n', 5],
        ],
      }).shape,
    ).toEqual(['n', 5])
    expect(run({ op: 'Add', inputs: [[2], [3]] }).shape).toBeNull()
  })

  it('are flattened, reshaped, turned, joined', () => {
    const reshape = (from: Dimension[], to: number[]) =>
      run({ op: 'Reshape', inputs: [from], stored: [shapeTensor('s', to)], storedNames: ['s'] }).shape
    expect(run({ op: 'Flatten', inputs: [['n', 3, 4, 5]] }).shape).toEqual(['n', 60])
    expect(reshape(['n', 3, 4], [0, -1])).toEqual(['n', 12])
    expect(reshape(['n', 3, 4], [-1, 12])).toEqual(['n', 12])
    expect(reshape([2, 3, 4], [4, -1])).toEqual([4, 6])
    expect(reshape([2, 3], [4, -1])).toEqual([4, '?'])
    expect(reshape(['n', 3], [-1, -1])).toBeNull()
    expect(
      run({ op: 'Transpose', inputs: [['n', 3, 4]], attributes: [attribute('perm', [0, 2, 1])] }).shape,
    ).toEqual(['n', 4, 3])
    expect(
      run({
        op: 'Concat',
        inputs: [
          ['n', 3],
          ['n', 4],
        ],
        attributes: [attribute('axis', 1)],
      }).shape,
    ).toEqual(['n', 7])
  })

  it('keep count of a batch that is put behind itself', () => {
    const both = run({
      op: 'Concat',
      inputs: [
        ['n', 3],
        ['n', 3],
      ],
      attributes: [attribute('axis', 0)],
    })
    expect(both.shape).toEqual(['2×n', 3])
    const unlike = run({
      op: 'Concat',
      inputs: [
        ['n', 3],
        ['m', 3],
      ],
      attributes: [attribute('axis', 0)],
    })
    expect(unlike.shape).toEqual(['?', 3])
    const apart = { stored: [shapeTensor('s', [2, -1, 3])], storedNames: ['s'] }
    expect(run({ op: 'Reshape', inputs: [['2×n', 3]], ...apart }).shape).toEqual([2, 'n', 3])
    expect(run({ op: 'Reshape', inputs: [['3×n', 3]], ...apart }).shape).toEqual([2, '?', 3])
  })

  it('are sliced as numpy does', () => {
    const slice = (length: number, ...bounds: number[]) => {
      const names = ['starts', 'ends', 'axes', 'steps']
      const stored = bounds.map((bound, i) => shapeTensor(names[i] ?? '', [bound]))
      return run({ op: 'Slice', inputs: [['n', length]], stored, storedNames: names.slice(0, bounds.length) })
        .shape
    }
    expect(slice(32, -1, -(2 ** 63), 1, -1)).toEqual(['n', 32])
    expect(slice(10, 2, 9, 1, 3)).toEqual(['n', 3])
    expect(slice(10, -3, 1000, -1)).toEqual(['n', 3])
    expect(slice(10, 5, 2, 1)).toEqual(['n', 0])
    expect(slice(10, 0, 1)).toEqual(['?', 10])
  })

  it('lose and gain axes', () => {
    const axes = [attribute('axes', [2, 3])]
    expect(run({ op: 'Squeeze', inputs: [['n', 8, 1, 1]], attributes: axes }).shape).toEqual(['n', 8])
    expect(run({ op: 'Unsqueeze', inputs: [['n', 8]], attributes: axes }).shape).toEqual(['n', 8, 1, 1])
    expect(run({ op: 'ReduceMean', inputs: [['n', 8, 4, 4]], attributes: axes }).shape).toEqual([
      'n',
      8,
      1,
      1,
    ])
    expect(
      run({ op: 'ReduceMean', inputs: [['n', 8, 4, 4]], attributes: [...axes, attribute('keepdims', 0)] })
        .shape,
    ).toEqual(['n', 8])
  })

  it('end where an operator is not known, and so do the multiply-adds', () => {
    expect(run({ op: 'MyOwn', inputs: [['n', 8]] })).toEqual({ shape: null, multiplyAdds: null })
  })
})
