import { decodeBytes } from './byte-string.ts'
import type { VirtualFile } from './virtual-file.ts'

/** A frame of 60 in a second, with time left to draw it. */
const WITHOUT_BREATH_MS = 12

/**
 * /dev/tty: what is written to it appears on the terminal. just-bash never lets go of the thread by itself; here, where
 * every loop with output comes by, the page gets its turn.
 */
export function terminalDevice(write: (text: string) => void): VirtualFile {
  let sinceMs = performance.now()
  return {
    size: async () => 0,
    read: async () => new Uint8Array(),
    write: async (bytes) => {
      if (bytes.length > 0) write(decodeBytes(bytes))
      if (performance.now() - sinceMs < WITHOUT_BREATH_MS) return
      await new Promise((resolve) => setTimeout(resolve, 0))
      sinceMs = performance.now()
    },
  }
}
