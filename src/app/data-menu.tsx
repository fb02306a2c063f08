import { useState } from 'react'
import type { Course } from '#course/course.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { ProgressMenu } from '#progress/progress-menu.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { useDataMenuTexts } from './use-data-menu-texts.ts'

type Transfer = { name: string; bytes: number }

/** Every file that this page has fetched, as the browser tells it; bytes that came over the network. */
function readTransfers(): Transfer[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const base = new URL('.', document.baseURI).href
  return entries
    .filter((entry) => entry.name.startsWith('http'))
    .map((entry) => ({ name: entry.name.replace(base, ''), bytes: entry.transferSize }))
}

/** The learner's record (save, load, erase) and what the page has fetched. */
export function DataMenu({ course, onClose }: { course: Course; onClose: () => void }) {
  const { bytes, number } = useI18n()
  const texts = useDataMenuTexts()
  const [transfers] = useState(readTransfers)
  const total = transfers.reduce((sum, transfer) => sum + transfer.bytes, 0)
  return (
    <Dialog title={texts.menuTitle} onClose={onClose}>
      <div className="space-y-6">
        <ProgressMenu course={course} />
        <section className="space-y-2">
          <h3 className="font-semibold">{texts.dataUse}</h3>
          <p className="text-sm text-muted">{texts.dataUseText}</p>
          <p className="text-sm">{texts.dataUseTotal(transfers.length, bytes(total))}</p>
          <ScrollRegion
            className="max-h-56 overflow-auto rounded-md border border-line"
            label={texts.dataUse}
          >
            <table className="w-full text-left text-xs">
              <thead className="text-muted">
                <tr>
                  <th scope="col" className="px-3 py-1.5 font-medium">
                    {texts.dataUseFile}
                  </th>
                  <th scope="col" className="px-3 py-1.5 text-right font-medium">
                    {texts.dataUseBytes}
                  </th>
                </tr>
              </thead>
              <tbody className="font-mono">
                {transfers.map((transfer, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and one file may come twice.
                  <tr key={index} className="border-t border-line">
                    <td className="px-3 py-1 break-all">{transfer.name}</td>
                    <td className="px-3 py-1 text-right whitespace-nowrap">
                      {transfer.bytes === 0 ? texts.dataUseCached : number(transfer.bytes)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </section>
      </div>
    </Dialog>
  )
}
