import { useI18n } from '#i18n/i18n-context.tsx'

export function Footer() {
  const { messages } = useI18n()
  const link = 'underline underline-offset-4 hover:text-ink'
  return (
    <footer className="border-t border-line px-5 py-6 text-sm text-muted">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <p>{messages.app.footerOpen}</p>
        <a className={link} href="models/benda10/MODEL-CARD.html">
          {messages.app.footerModelCard}
        </a>
        <a className={link} href="SOURCES.html">
          {messages.app.footerSources}
        </a>
      </div>
    </footer>
  )
}
