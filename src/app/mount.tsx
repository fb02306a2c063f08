import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { isLanguage } from '#i18n/language.ts'
import { startProgress } from '#progress/browser-progress.ts'
import { loadTexts, Page } from './page.tsx'

/** Brings the prerendered page to life in the language it was written in; draws it where it was not prerendered. */
export async function mount(): Promise<void> {
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no #app')
  const { lang } = document.documentElement
  const page = <Page initial={await loadTexts(isLanguage(lang) ? lang : 'id')} />
  // As a transition React works in slices: the page can be scrolled and read meanwhile.
  startTransition(() => {
    if (root.firstElementChild) hydrateRoot(root, page)
    else createRoot(root).render(page)
  })
  startProgress()
}
