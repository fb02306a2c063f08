export type Theme = 'system' | 'light' | 'dark'

/** Read by public/boot.js before the first paint, when the record itself is not loaded yet. */
const KEY = 'siap-produksi:theme'

/** Puts the theme on the page and leaves it where the next visit finds it in time. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked: the theme holds until the page is closed. The record's own notice tells of it.
  }
}
