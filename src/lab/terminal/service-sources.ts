/**
 * The service's own source as text, for reading in the terminal: the very files that the worker was built from. They
 * are not imported as programs, and each is fetched when it is first read.
 */
const sources = import.meta.glob<string>(
  [
    '/src/service/artifact.ts',
    '/src/service/preprocess.ts',
    '/src/service/forward.ts',
    '/src/service/http.ts',
    '/src/service/service.worker.ts',
  ],
  { query: '?raw', import: 'default' },
)

/** The module that `app.main:app` names is the worker's entry. */
const MODULE_OF: Readonly<Record<string, string>> = { 'service.worker.ts': 'main.ts' }

/** File names as they stand in the app folder, and how to read each. */
export const serviceSources: readonly { name: string; read: () => Promise<Uint8Array<ArrayBuffer>> }[] =
  Object.entries(sources).map(([path, load]) => {
    const file = path.slice(path.lastIndexOf('/') + 1)
    return {
      name: MODULE_OF[file] ?? file,
      read: async () => new TextEncoder().encode(await load()),
    }
  })
