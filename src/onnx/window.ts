import type { NodeView } from './node-view.ts'
import type { Shape } from './shape.ts'
import { type Dimension, UNNAMED_AXIS } from './value.ts'

/**
 * Spatial lengths after a convolution or pooling with that kernel, by the attributes strides, dilations, pads, auto_pad
 * and ceil_mode (onnx/docs/Operators.md, Conv and MaxPool). spatial has no batch and no channels. Null where the
 * attributes do not fit each other.
 */
export function afterWindow(view: NodeView, spatial: Shape, kernel: readonly number[]): Shape | null {
  const rank = spatial.length
  const strides = view.integers('strides') ?? kernel.map(() => 1)
  const dilations = view.integers('dilations') ?? kernel.map(() => 1)
  const pads = view.integers('pads') ?? [...kernel, ...kernel].map(() => 0)
  if (
    kernel.length !== rank ||
    strides.length !== rank ||
    dilations.length !== rank ||
    pads.length !== 2 * rank
  ) {
    return null
  }
  const autoPad = view.string('auto_pad', 'NOTSET')
  const ceil = view.integer('ceil_mode', 0) === 1
  const result: Dimension[] = []
  for (let axis = 0; axis < rank; axis += 1) {
    const length = spatial[axis] ?? UNNAMED_AXIS
    const stride = strides[axis] ?? 1
    if (stride < 1) return null
    if (typeof length === 'string') {
      result.push(UNNAMED_AXIS)
      continue
    }
    const [before, after] = autoPad === 'NOTSET' ? [pads[axis] ?? 0, pads[axis + rank] ?? 0] : [0, 0]
    const reach = ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1
    let positions: number
    if (autoPad.startsWith('SAME')) positions = Math.ceil(length / stride)
    else positions = windowPositions({ length, before, after, reach, stride, ceil })
    if (!Number.isSafeInteger(positions) || positions < 0) return null
    result.push(positions)
  }
  return result
}

type WindowAxis = {
  length: number
  before: number
  after: number
  reach: number
  stride: number
  ceil: boolean
}

function windowPositions({ length, before, after, reach, stride, ceil }: WindowAxis): number {
  const steps = (length + before + after - reach) / stride
  if (!ceil) return Math.floor(steps) + 1
  const positions = Math.ceil(steps) + 1
  // A window must not start in the padding behind the data.
  return (positions - 1) * stride >= length + before ? positions - 1 : positions
}
