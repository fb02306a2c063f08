import type { ModelResponse } from '#service/contract.ts'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** Inputs and outputs with type and shape; a word in a shape is a dynamic axis. */
export function TensorTable({ onnx }: { onnx: ModelResponse['onnx'] }) {
  const texts = useModelDetailsTexts()
  const rows = [
    ...onnx.inputs.map((tensor) => ({ role: texts.input, ...tensor })),
    ...onnx.outputs.map((tensor) => ({ role: texts.output, ...tensor })),
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {rows.map(({ role, name, elementType, shape }) => (
        <div key={role + name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{role}</dt>
          <dd className="font-mono text-xs leading-5 break-words">
            {name}: {elementType}[
            {shape.map((size, axis) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its place.
              <span key={axis}>
                {axis > 0 ? ', ' : ''}
                {typeof size === 'string' ? (
                  <abbr title={texts.dynamicAxis} className="text-accent no-underline">
                    {size}
                  </abbr>
                ) : (
                  size
                )}
              </span>
            ))}
            ]
          </dd>
        </div>
      ))}
    </dl>
  )
}
