import { StrictMode, useCallback, useState } from 'react'
import type { Course } from '#course/course.ts'
import { I18nProvider } from '#i18n/i18n-context.tsx'
import { type Language, PAGE_OF } from '#i18n/language.ts'
import { loadMessages, type Messages } from '#i18n/messages.ts'
import { App } from './app.tsx'
import { loadCourse } from './load-course.ts'

export type PageTexts = { language: Language; messages: Messages; course: Course }

/** The texts of a language, both parts fetched at once. */
export async function loadTexts(language: Language): Promise<PageTexts> {
  const [messages, course] = await Promise.all([loadMessages(language), loadCourse(language)])
  return { language, messages, course }
}

/** The app in one language, and the change to the other without losing what runs. */
export function Page({ initial }: { initial: PageTexts }) {
  const [texts, setTexts] = useState(initial)
  const onLanguage = useCallback((language: Language) => {
    loadTexts(language).then(
      (next) => {
        setTexts(next)
        document.documentElement.lang = language
        document.title = pageTitle(next)
        history.replaceState(null, '', PAGE_OF[language] + location.search + location.hash)
      },
      // Cut off from the network: the other page may still be in the browser's cache.
      () => location.assign(PAGE_OF[language]),
    )
  }, [])
  return (
    <StrictMode>
      <I18nProvider language={texts.language} messages={texts.messages}>
        <App course={texts.course} onLanguage={onLanguage} />
      </I18nProvider>
    </StrictMode>
  )
}

export function pageTitle({ course, messages }: PageTexts): string {
  return `${course.title} · ${messages.app.brand}`
}
