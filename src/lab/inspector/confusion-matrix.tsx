import { useI18n } from '#i18n/i18n-context.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** confusion[truth][answer] in pictures; the diagonal is what was right. */
export function ConfusionMatrix({ names, confusion }: { names: string[]; confusion: number[][] }) {
  const { number } = useI18n()
  const texts = useModelDetailsTexts()
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-1 text-muted hover:text-ink">{texts.confusion}</summary>
      <p className="my-1 text-xs text-muted">{texts.confusionHint}</p>
      <ScrollRegion className="overflow-x-auto rounded-md border border-line" label={texts.confusion}>
        <table className="w-full text-xs">
          <caption className="sr-only">
            {texts.confusion}. {texts.confusionHint}
          </caption>
          <thead>
            <tr>
              <td />
              {names.map((name, answer) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: a class is its place; its name may stand twice.
                  key={answer}
                  scope="col"
                  className="px-1.5 py-1 text-right font-medium text-muted"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, truth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <tr key={truth} className="border-t border-line">
                <th scope="row" className="px-1.5 py-1 text-left font-medium text-muted">
                  {name}
                </th>
                {names.map((_, answer) => {
                  const count = confusion[truth]?.[answer] ?? 0
                  const tone = answer === truth ? 'font-semibold text-ok' : count === 0 ? 'text-muted' : ''
                  return (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                      key={answer}
                      className={`px-1.5 py-1 text-right font-mono ${tone}`}
                    >
                      {number(count)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
