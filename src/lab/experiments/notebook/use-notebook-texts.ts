import { modelFacts } from 'virtual:model-facts'
import { notebook as en } from '#i18n/en/experiments/notebook.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { notebook as id } from '#i18n/id/experiments/notebook.ts'

/** The notebook's own words, and the names of the classes. */
export function useNotebookTexts() {
  const { language } = useI18n()
  const className = (index: number) => modelFacts.labels[language][index] ?? String(index)
  return { ...(language === 'id' ? id : en).ui, className }
}
