import type { app as source } from '../id/app.ts'
import type { Widen } from '../widen.ts'

export const app: Widen<typeof source> = {
  brand: 'Siap Produksi',
  description:
    'A course module: take a PyTorch model to production by doing it. A real ONNX model runs as a service in your browser.',
  skipToLesson: 'Skip to the lesson',
  skipToLab: 'Skip to the lab',
  progress: (done, total) => `Progress: ${done} of ${total}`,
  otherLanguage: 'Bahasa Indonesia',
  otherLanguageHint: 'Read this page in Indonesian',
  themeSystem: 'Theme: as the system',
  themeLight: 'Theme: light',
  themeDark: 'Theme: dark',
  menu: 'Menu',
  fileProtocol:
    'This page was opened straight from a file (file://), so the browser does not let the lab run. Start a server, for example “py -m http.server” (Windows) or “python3 -m http.server” (Linux, macOS) in this folder, and open the http:// address that it prints.',
  noScript:
    'JavaScript is off. The lesson, the questions and the challenge can still be read; the lab needs JavaScript.',
  scriptFailedTitle: 'This page is not ready yet',
  scriptFailed:
    'Part of the program could not be fetched. The text can still be read; reload the page once connected.',
  footerOpen: 'Open source (MIT). Every number in the lab says where it comes from.',
  footerSources: 'Sources and licences',
  footerModelCard: 'Model card',
  resizeLab: 'Width of the lab',
}
