import { useI18n } from '#i18n/i18n-context.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** Share of right answers for each class, as a bar and in figures. */
export function ClassShares({ names, shares }: { names: string[]; shares: number[] }) {
  const { share } = useI18n()
  const texts = useModelDetailsTexts()
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-1 text-muted hover:text-ink">{texts.perClass}</summary>
      <table className="mt-1 w-full">
        <caption className="sr-only">{texts.perClass}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{texts.className}</th>
            <th scope="col">{texts.right}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a class is its place; its name may stand twice.
            <tr key={index}>
              <th scope="row" className="w-24 py-0.5 pr-2 text-left font-normal">
                {name}
              </th>
              <td className="py-0.5">
                <span className="flex items-center gap-2">
                  <ShareBar share={shares[index] ?? 0} className="h-2 w-0 grow" />
                  <span className="w-14 text-right font-mono text-xs">{share(shares[index] ?? 0)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
