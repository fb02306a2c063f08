import type { app as source } from '../id/app.ts'
import type { Widen } from '../widen.ts'

type FigureTexts = Readonly<Record<string, string>>

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
  menuTitle: 'My record and data',
  dataUse: 'Data use',
  dataUseText:
    'This page asks for files from its own site only. Photos, answers and measurements never leave your device. What the service downloads (model and ONNX runtime) is told in the lab.',
  dataUseTotal: (files, bytes) => `Since the page was opened: ${files} files, ${bytes} over the network.`,
  dataUseFile: 'File',
  dataUseBytes: 'Over the network',
  dataUseCached: 'from cache',
  fileProtocol:
    'This page was opened straight from a file (file://), so the browser does not let the lab run. Start a server, for example “python3 -m http.server” in this folder, and open the http:// address that it prints.',
  noScript:
    'JavaScript is off. The lesson, the questions and the challenge can still be read; the lab needs JavaScript.',
  scriptFailedTitle: 'This page is not alive yet',
  scriptFailed:
    'Part of the program could not be fetched. The text can still be read; reload the page once connected.',
  proofLatency: (p, value) => `${p} on this device: ${value}`,
  proofs: {
    availability: ({ yield1, yield2 }: FigureTexts) =>
      yield1 && yield2 ? `Answered with 1 worker ${yield1}, with 2 workers ${yield2}` : '',
    reproducibility: ({ labelsChanged }: FigureTexts) =>
      labelsChanged ? `Labels changed without checks: ${labelsChanged}` : '',
    notebook: ({ once, again }: FigureTexts) =>
      once && again ? `The same confidence: ${once}, after the cell ran again ${again}` : '',
    conversion: ({ rawBytes, int8Bytes }: FigureTexts) =>
      rawBytes && int8Bytes ? `From ${rawBytes} to ${int8Bytes}` : '',
    loading: ({ startupP50, requestP50 }: FigureTexts) =>
      startupP50 && requestP50 ? `p50 ${startupP50}; loading in each request ${requestP50}` : '',
  },
  footerOpen: 'Open source (MIT). Every number in the lab says where it comes from.',
  footerSources: 'Sources and licences',
  footerModelCard: 'Model card',
  resizeLab: 'Width of the lab',
}
