import { Languages, Menu, Monitor, Moon, Sun } from 'lucide-react'
import { lazy, type MouseEvent, Suspense, useEffect, useState } from 'react'
import type { Course } from '#course/course.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { type Language, PAGE_OF } from '#i18n/language.ts'
import { applyTheme, type Theme } from '#progress/boot-theme.ts'
import { progressShare } from '#progress/progress-share.ts'
import { prefer } from '#progress/record-changes.ts'
import { useProgress, useProgressActions } from '#progress/use-progress.ts'
import { ErrorBoundary } from '#ui/error-boundary.tsx'
import { ShareBar } from '#ui/share-bar.tsx'

const DataMenu = lazy(() => import('./data-menu.tsx').then(({ DataMenu }) => ({ default: DataMenu })))

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }
const THEME_ICON = { system: Monitor, light: Sun, dark: Moon }

/** Name, progress, language, theme, and the menu with the learner's record and data use. */
export function Header(props: { course: Course; onLanguage: (language: Language) => void }) {
  const { language, messages } = useI18n()
  const [menuOpen, setMenuOpen] = useState(false)
  const other: Language = language === 'id' ? 'en' : 'id'
  const item =
    'inline-flex min-h-10 min-w-10 cursor-pointer items-center justify-center gap-2 rounded-md px-2.5 text-sm text-muted hover:bg-sunken hover:text-ink'

  const onLanguage = (event: MouseEvent) => {
    // A click with a modifier key opens the other page as any link would.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    props.onLanguage(other)
  }

  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-1 border-b border-line bg-paper px-2 sm:px-5">
      <p className="mr-auto flex items-center gap-2 font-bold whitespace-nowrap">
        <img src="./icon.svg" width={24} height={24} alt="" />
        {messages.app.brand}
      </p>
      <Progress course={props.course} />
      <a
        className={item}
        href={PAGE_OF[other]}
        hrefLang={other}
        lang={other}
        title={messages.app.otherLanguageHint}
        onClick={onLanguage}
      >
        <Languages size={18} aria-hidden="true" />
        <span className="max-sm:sr-only">{messages.app.otherLanguage}</span>
      </a>
      <ThemeButton className={item} />
      <button type="button" className={item} aria-haspopup="dialog" onClick={() => setMenuOpen(true)}>
        <Menu size={18} aria-hidden="true" />
        <span className="max-sm:sr-only">{messages.app.menu}</span>
      </button>
      {menuOpen ? (
        <ErrorBoundary>
          <Suspense>
            <DataMenu course={props.course} onClose={() => setMenuOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </header>
  )
}

function ThemeButton({ className }: { className: string }) {
  const { messages } = useI18n()
  const progress = useProgressActions()
  const theme = useProgress((state) => state.record.preferences.theme) ?? 'system'
  const loaded = useProgress((state) => state.loaded)
  const label = {
    system: messages.app.themeSystem,
    light: messages.app.themeLight,
    dark: messages.app.themeDark,
  }[theme]
  const Icon = THEME_ICON[theme]
  // Also when the record was loaded, taken over from another tab, or erased.
  useEffect(() => {
    if (loaded) applyTheme(theme)
  }, [theme, loaded])
  const onClick = () => progress.change(prefer({ theme: NEXT_THEME[theme] }))
  return (
    <button type="button" className={className} aria-label={label} title={label} onClick={onClick}>
      <Icon size={18} aria-hidden="true" />
    </button>
  )
}

/** Questions and steps done, as a short bar with the figures. */
function Progress({ course }: { course: Course }) {
  const { messages } = useI18n()
  const record = useProgress((state) => state.record)
  const { done, total, share } = progressShare(record, course)
  return (
    <p className="flex items-center gap-2 px-2 text-sm text-muted" title={messages.app.progress(done, total)}>
      <ShareBar share={share} className="h-1.5 w-16 max-sm:w-10 max-[24rem]:hidden" track="fill-line" />
      <span className="sr-only">{messages.app.progress(done, total)}</span>
      <span aria-hidden="true" className="tabular-nums">
        {done}/{total}
      </span>
    </p>
  )
}
