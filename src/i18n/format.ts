import type { Language } from './language.ts'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

const cache = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let found = cache.get(key)
  if (!found) {
    found = new Intl.NumberFormat(LOCALE[language], options)
    cache.set(key, found)
  }
  return found
}

export function formatNumber(language: Language, value: number, maximumFractionDigits = 0): string {
  return formatter(language, { maximumFractionDigits }).format(value)
}

/** Milliseconds with one decimal below 100, none above; seconds from 10,000 ms on. */
export function formatMs(language: Language, ms: number): string {
  if (ms >= 10_000) return `${formatNumber(language, ms / 1000, 1)} s`
  const digits = ms < 100 ? 1 : 0
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return `${formatter(language, options).format(ms)} ms`
}

/** Decimal units, as networks and stores count: 1 MB = 1,000,000 bytes. */
export function formatBytes(language: Language, bytes: number): string {
  if (bytes < 1000) return `${formatNumber(language, bytes)} B`
  if (bytes < 1_000_000) return `${formatNumber(language, bytes / 1000, 1)} kB`
  return `${formatNumber(language, bytes / 1_000_000, 2)} MB`
}

/** A share 0..1 as per cent. */
export function formatShare(language: Language, share: number, maximumFractionDigits = 1): string {
  return formatter(language, { style: 'percent', maximumFractionDigits }).format(share)
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A small number as its leading digit and a power of ten: 0.0000021 is 2 × 10⁻⁶. Stays on one line. */
export function formatSmall(value: number): string {
  if (value === 0) return '0'
  const [digit, exponent] = value.toExponential(0).split('e')
  const power = [...String(Math.abs(Number(exponent)))].map((d) => SUPERSCRIPT[Number(d)]).join('')
  return `${digit}\u00a0×\u00a010${Number(exponent) < 0 ? '⁻' : ''}${power}`
}
