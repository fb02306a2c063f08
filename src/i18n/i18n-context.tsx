import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { formatBytes, formatMs, formatNumber, formatShare, formatSmall } from './format.ts'
import type { Language } from './language.ts'
import type { Messages } from './messages.ts'

/** Texts and number formats of the language in use. */
export type I18n = {
  language: Language
  messages: Messages
  number: (value: number, maximumFractionDigits?: number) => string
  ms: (ms: number) => string
  bytes: (bytes: number) => string
  share: (share: number, maximumFractionDigits?: number) => string
  /** A small number as a power of ten. */
  small: (value: number) => string
}

const I18nContext = createContext<I18n | null>(null)

export function I18nProvider(props: { language: Language; messages: Messages; children: ReactNode }) {
  const { language, messages } = props
  const value = useMemo<I18n>(
    () => ({
      language,
      messages,
      number: (value, digits) => formatNumber(language, value, digits),
      ms: (ms) => formatMs(language, ms),
      bytes: (bytes) => formatBytes(language, bytes),
      share: (share, digits) => formatShare(language, share, digits),
      small: formatSmall,
    }),
    [language, messages],
  )
  return <I18nContext value={value}>{props.children}</I18nContext>
}

export function useI18n(): I18n {
  const value = useContext(I18nContext)
  if (!value) throw new Error('useI18n needs an I18nProvider above it')
  return value
}
