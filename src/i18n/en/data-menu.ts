import type { dataMenu as source } from '../id/data-menu.ts'
import type { Widen } from '../widen.ts'

export const dataMenu: Widen<typeof source> = {
  menuTitle: 'My record and data',
  dataUse: 'Data use',
  dataUseText:
    'This page asks for files from its own site only. Photos, answers and measurements never leave your device. What the service downloads (model and ONNX runtime) is told in the lab.',
  dataUseTotal: (files, bytes) => `Since the page was opened: ${files} files, ${bytes} over the network.`,
  dataUseFile: 'File',
  dataUseBytes: 'Over the network',
  dataUseCached: 'from cache',
}
