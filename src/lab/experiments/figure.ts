import type { I18n } from '#i18n/i18n-context.tsx'
import type { Origin } from '#ui/origin-badge.tsx'

export type Unit = 'ms' | 'bytes' | 'share' | 'count' | 'perSecond' | 'number' | 'times'

/** A number that is shown. There is none without its origin: the views take figures, not numbers. */
export type Figure = { value: number; unit: Unit; origin: Origin }

export const measured = (value: number, unit: Unit): Figure => ({
  value,
  unit,
  origin: { kind: 'measured' },
})

/** @param seed of the simulation's random numbers; 0 where it draws none. */
export const simulated = (value: number, unit: Unit, seed: number): Figure => ({
  value,
  unit,
  origin: { kind: 'simulated', seed },
})

export const published = (value: number, unit: Unit, href: string, label: string): Figure => ({
  value,
  unit,
  origin: { kind: 'published', href, label },
})

/** The number in the reader's language, with its unit. */
export function figureText({ value, unit }: Figure, i18n: I18n): string {
  switch (unit) {
    case 'ms':
      return i18n.ms(value)
    case 'bytes':
      return i18n.bytes(value)
    case 'share':
      return i18n.share(value, 1)
    case 'count':
      return i18n.number(value, 0)
    case 'perSecond':
      return `${i18n.number(value, 1)}/s`
    case 'number':
      return value !== 0 && Math.abs(value) < 0.01 ? i18n.small(value) : i18n.number(value, 2)
    case 'times':
      return `${i18n.number(value, 1)}×`
  }
}
