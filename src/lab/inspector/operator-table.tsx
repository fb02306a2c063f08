import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { ShareBar } from '#ui/share-bar.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** A file made to hurt may name very many operators. */
const ROWS_MAX = 40

/** Which operators the graph is made of, most frequent first. */
export function OperatorTable({ onnx }: { onnx: ModelResponse['onnx'] }) {
  const { number } = useI18n()
  const texts = useModelDetailsTexts()
  const hidden = onnx.operatorCounts.length - ROWS_MAX
  const most = onnx.operatorCounts[0]?.count ?? 1
  return (
    <>
      <p className="text-xs text-muted">
        {texts.operatorsText(number(onnx.nodeCount), number(onnx.operatorCounts.length))}
      </p>
      <table className="w-full text-sm">
        <caption className="sr-only">{texts.operators}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{texts.operator}</th>
            <th scope="col">{texts.count}</th>
          </tr>
        </thead>
        <tbody>
          {onnx.operatorCounts.slice(0, ROWS_MAX).map(({ opType, domain, count }) => (
            <tr key={`${domain} ${opType}`}>
              <th scope="row" className="w-44 py-0.5 pr-3 text-left font-mono text-xs font-normal break-all">
                {opType}
              </th>
              <td className="py-0.5">
                <span className="flex items-center gap-2">
                  <ShareBar share={count / most} className="h-2 w-0 grow" />
                  <span className="w-8 text-right font-mono text-xs">{number(count)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p className="text-xs text-muted">{texts.moreOperators(number(hidden))}</p> : null}
    </>
  )
}
