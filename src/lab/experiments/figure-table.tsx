import type { ReactElement, ReactNode } from 'react'
import { type Origin, OriginBadge } from '#ui/origin-badge.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import type { Figure } from './figure.ts'
import { FigureText } from './figure-text.tsx'

/** null: there is nothing to say, and the reader is told so with a dash. */
export type Cell = Figure | ReactElement | string | null

export type FigureTableProps = {
  caption: string
  columns: readonly string[]
  /** One cell for each column after the first, which holds the row's name. */
  rows: readonly { name: ReactNode; key: string; cells: readonly Cell[] }[]
}

/** A table of figures; below it stands where its numbers come from. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  const figures = rows.flatMap(({ cells }) => cells.filter(isFigure))
  const origins = new Map(figures.map(({ origin }) => [originKey(origin), origin]))
  return (
    <div className="space-y-2">
      <ScrollRegion className="overflow-x-auto" label={caption}>
        <table className="w-full text-[0.8125rem] sm:text-sm">
          <caption className="pb-1 text-left text-xs font-medium text-muted">{caption}</caption>
          <thead>
            <tr className="border-b border-line-strong text-left text-xs text-muted">
              {columns.map((column, index) => (
                <th
                  key={column}
                  scope="col"
                  className={`py-1.5 pr-2 font-medium sm:pr-3 ${index === 0 ? '' : 'text-right'}`}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key} className="border-b border-line">
                <th scope="row" className="py-1.5 pr-2 text-left font-medium sm:pr-3">
                  {name}
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]} className="py-1.5 pr-2 text-right sm:pr-3">
                    {isFigure(cell) ? <FigureText figure={cell} /> : (cell ?? '–')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="flex flex-wrap gap-2">
        {[...origins].map(([key, origin]) => (
          <OriginBadge key={key} origin={origin} />
        ))}
      </p>
    </div>
  )
}

function isFigure(cell: Cell): cell is Figure {
  return typeof cell === 'object' && cell !== null && 'origin' in cell && 'unit' in cell
}

function originKey(origin: Origin): string {
  return origin.kind === 'published' ? origin.href : origin.kind
}
