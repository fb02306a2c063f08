/** The part of the package that is used here; it brings no types. */
declare module '@micropython/micropython-webassembly-pyscript/micropython.mjs' {
  export type MicroPython = {
    FS: { mkdir(path: string): void; writeFile(path: string, text: string): void }
    registerJsModule(name: string, module: object): void
    /** Allows await at the top level. Throws or rejects with PythonError; message: the traceback. */
    runPythonAsync(code: string): unknown
  }

  export function loadMicroPython(options: {
    /** Of the WASM. */
    url?: string
    heapsize?: number
    pystack?: number
    linebuffer?: boolean
    /** Without linebuffer: one byte. */
    stdout?: (byte: Uint8Array) => void
    stderr?: (byte: Uint8Array) => void
  }): Promise<MicroPython>
}
