import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'

/** What the evaluation found about this artefact; figures of the model card, not of this device. */
export function AccuracyCard({ model }: { model: ModelResponse }) {
  const { messages, language, number, share } = useI18n()
  const texts = messages.inspector
  const { accuracy } = model.artifact
  const { perClass, confusion, samples } = model.evaluation
  const names = model.labels[language]
  const tested = confusion.flat().reduce((sum, count) => sum + count, 0)
  const figures: [string, string][] = [
    [texts.cifar10Test(number(tested)), share(accuracy.cifar10Test, 2)],
    [texts.samples(number(samples.n)), share(accuracy.samples)],
    [texts.phoneTest, share(accuracy.phoneTest, 2)],
    [texts.ece, share(accuracy.ece, 2)],
  ]
  return (
    <>
      <dl className="space-y-1 text-sm">
        {figures.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-muted">{name}</dt>
            <dd className="font-mono font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <details className="text-sm">
        <summary className="cursor-pointer py-1 text-muted hover:text-ink">{texts.perClass}</summary>
        <table className="mt-1 w-full">
          <caption className="sr-only">{texts.perClass}</caption>
          <tbody>
            {perClass.map((value, index) => (
              <tr key={names[index]}>
                <th scope="row" className="w-24 py-0.5 text-left font-normal">
                  {names[index]}
                </th>
                <td className="py-0.5">
                  <span className="flex items-center gap-2">
                    <svg
                      className="h-2 w-0 grow"
                      viewBox="0 0 100 1"
                      preserveAspectRatio="none"
                      aria-hidden="true"
                    >
                      <rect width="100" height="1" className="fill-sunken" />
                      <rect width={100 * value} height="1" className="fill-accent" />
                    </svg>
                    <span className="w-14 text-right font-mono text-xs">{share(value)}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <details className="text-sm">
        <summary className="cursor-pointer py-1 text-muted hover:text-ink">{texts.confusion}</summary>
        <p className="my-1 text-xs text-muted">{texts.confusionHint}</p>
        <ScrollRegion className="overflow-x-auto rounded-md border border-line" label={texts.confusion}>
          <table className="text-xs">
            <caption className="sr-only">{texts.confusion}</caption>
            <thead>
              <tr>
                <td />
                {names.map((name) => (
                  <th key={name} scope="col" className="px-2 py-1 text-right font-medium text-muted">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {confusion.map((row, truth) => (
                <tr key={names[truth]} className="border-t border-line">
                  <th scope="row" className="px-2 py-1 text-left font-medium text-muted">
                    {names[truth]}
                  </th>
                  {row.map((count, answer) => (
                    <td
                      key={names[answer]}
                      className={`px-2 py-1 text-right font-mono ${answer === truth ? 'font-semibold text-ok' : count === 0 ? 'text-muted' : ''}`}
                    >
                      {number(count)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </>
  )
}
