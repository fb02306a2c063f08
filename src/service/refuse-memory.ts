/** WebAssembly core specification, limits of memory types: at most 2^16 pages of 64 KiB. */
const PAGES_MAX = 65_536

/**
 * From now on, whoever asks for WASM memory in this worker asks for more than an engine may give: the engine itself
 * refuses, where the runtime gets its memory and in the engine's own words. For good; the worker is to end of it.
 */
export function refuseMemory(): void {
  const { Memory } = WebAssembly
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      // A memory of no pages is no use of memory: the runtime makes one to look at its buffer.
      const tooMuch = { ...descriptor, initial: PAGES_MAX + 1, maximum: PAGES_MAX + 1 }
      super(descriptor.initial === 0 ? descriptor : tooMuch)
    }
  }
}
