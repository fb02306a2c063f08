import { createBreath } from './breath.ts'
import { decodeBytes } from './byte-string.ts'
import type { VirtualFile } from './virtual-file.ts'

/** /dev/tty: what is written to it appears on the terminal, and then the page gets its turn. */
export function terminalDevice(write: (text: string) => void): VirtualFile {
  const breathe = createBreath()
  return {
    size: async () => 0,
    read: async () => new Uint8Array(),
    write: async (bytes) => {
      if (bytes.length > 0) write(decodeBytes(bytes))
      await breathe()
    },
  }
}
