import '#app/styles.css'
import { mount } from '#app/mount.tsx'

mount().catch((error: unknown) => {
  // A part of the program did not come: the prerendered page says so, and can still be read.
  document.getElementById('script-failed')?.removeAttribute('hidden')
  reportError(error)
})
