import type { Page } from '@playwright/test'

/** Figures of the row that its header names, without units; NaN for words. Indonesian; seconds are milliseconds. */
export async function figuresOf(page: Page, table: string | RegExp, row: string): Promise<number[]> {
  const found = page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
  return (await found.getByRole('cell').allInnerTexts()).map(numberOf)
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** 1.234,5 ms -> 1234.5; 1,5 s -> 1500; 12,3% -> 12.3; MB and kB -> bytes; 5 × 10⁻⁶ -> 0.000005. */
export function numberOf(text: string): number {
  const value = Number.parseFloat(text.trim().replaceAll('.', '').replace(',', '.'))
  const [, power] = /10⁻(\S)/.exec(text) ?? []
  if (power) return value * 10 ** -SUPERSCRIPTS.indexOf(power)
  const unit = /\s(ms|s|MB|kB)$/.exec(text.trim())?.[1]
  return value * ({ s: 1000, kB: 1000, MB: 1_000_000 }[unit ?? ''] ?? 1)
}
