import { useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { Button } from '#ui/button.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

const SHOWN_AT_FIRST = 5
/** A hostile file may have very many layers; a table of that many rows would stall the page. */
const ROWS_MAX = 500

/** Totals, then the nodes that hold weights, largest first. */
export function LayerTable({ onnx }: { onnx: ModelResponse['onnx'] }) {
  const { number, bytes, share } = useI18n()
  const texts = useModelDetailsTexts()
  const [all, setAll] = useState(false)
  const layers = onnx.nodes
    .filter((node) => node.parameterCount > 0)
    .sort((a, b) => b.parameterCount - a.parameterCount)
    .slice(0, ROWS_MAX)
  const totals: [string, string][] = [
    [texts.parameters, number(onnx.parameterCount)],
    [texts.weightBytes, bytes(onnx.weightBytes)],
    [texts.multiplyAdds, onnx.multiplyAdds === null ? texts.unknown : number(onnx.multiplyAdds)],
  ]
  const columns = [
    texts.parameters,
    texts.share,
    texts.layerBytes,
    texts.layerMultiplyAdds,
    texts.outputShape,
  ]
  const cell = 'px-3 py-1 text-right whitespace-nowrap'
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {totals.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="font-mono text-sm font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-muted">{texts.parametersHint}</p>
      <ScrollRegion className="overflow-x-auto rounded-md border border-line" label={texts.layers}>
        <table className="w-full text-xs">
          <caption className="sr-only">{texts.layers}</caption>
          <thead className="text-muted">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-left font-medium">
                {texts.layer}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className={`${cell} font-medium`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="font-mono">
            {(all ? layers : layers.slice(0, SHOWN_AT_FIRST)).map((node) => (
              <tr key={node.index} className="border-t border-line">
                <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">
                  <span className="text-muted">{node.index}</span> {node.opType}
                </th>
                <td className={cell}>{number(node.parameterCount)}</td>
                <td className={cell}>{share(node.parameterCount / Math.max(1, onnx.parameterCount))}</td>
                <td className={cell}>{bytes(node.weightBytes)}</td>
                <td className={cell}>{node.multiplyAdds === null ? '—' : number(node.multiplyAdds)}</td>
                <td className={cell}>{node.outputShape?.join('×') ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {layers.length > SHOWN_AT_FIRST ? (
        <Button variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.fewerLayers : texts.allLayers(layers.length)}
        </Button>
      ) : null}
    </>
  )
}
