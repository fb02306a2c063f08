// Runs before the first paint, so that the chosen theme does not flash; also on file://, where modules may not run.
;(() => {
  try {
    const theme = localStorage.getItem('siap-produksi:theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // Storage is blocked: the system's theme is used.
  }
  if (location.protocol === 'file:') {
    document.addEventListener('DOMContentLoaded', () => {
      document.getElementById('file-protocol')?.removeAttribute('hidden')
    })
  }
})()
