import { prerenderToNodeStream } from 'react-dom/static'
import type { Language } from '#i18n/language.ts'
import { loadTexts, Page, pageTitle } from './page.tsx'

/** The whole page of one language as HTML; called at build time by tools/prerender.mjs. */
export async function render(
  language: Language,
): Promise<{ html: string; title: string; description: string }> {
  const texts = await loadTexts(language)
  const errors: unknown[] = []
  const { prelude } = await prerenderToNodeStream(<Page initial={texts} />, {
    onError: (error) => void errors.push(error),
    // Everything in place: no parts that a script would have to move.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
  })
  let html = ''
  for await (const chunk of prelude) html += chunk
  if (errors.length > 0) throw errors[0]
  return { html, title: pageTitle(texts), description: texts.messages.app.description }
}
