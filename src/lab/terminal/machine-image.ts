import type { Disk } from './machine-disk.ts'
import { MachineFiles } from './machine-files.ts'
import { serviceSources } from './service-sources.ts'
import { SettingsFile } from './settings-file.ts'
import { kept, readOnlyFile, type VirtualFile } from './virtual-file.ts'

export const HOME = '/srv/app'
export const MODEL_FOLDER = `${HOME}/models/benda10`
/** A network that hangs must not hold up a command for longer. */
const LIST_WAIT_MS = 2000
const SAMPLES_FOLDER = `${HOME}/samples`

export type MachineImage = {
  files: MachineFiles
  settings: SettingsFile
  /**
   * Fetches the lists of files that stand on the web server, once; what cannot be had is tried again next time. Waits
   * a short while at most.
   */
  list(): Promise<void>
}

export type ImageOptions = {
  disk: Disk
  readme: () => string
  /** Fetches a file of the site by its path, for instance samples/samples.json. Rejects when it is not there. */
  fetchFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>
}

/** The disk of the learner's machine: the service's folder with its files where a deployment would have them. */
export function createMachineImage({ disk, readme, fetchFile }: ImageOptions): MachineImage {
  const files = new MachineFiles({ '/home/siswa/.bashrc': '', '/etc/hostname': 'tab\n', '/dev/null': '' })
  files.mkdirSync('/tmp')
  const settings = new SettingsFile(disk)
  files.addVirtual(`${HOME}/README.txt`, {
    size: async () => new TextEncoder().encode(readme()).length,
    read: async () => new TextEncoder().encode(readme()),
  })
  files.addVirtual(`${HOME}/settings.json`, settings)
  for (const { name, read } of serviceSources) files.addVirtual(`${HOME}/app/${name}`, readOnlyFile(read))
  files.mkdirSync(SAMPLES_FOLDER, { recursive: true })

  const sizes = new Map<string, number>()
  const modelFile = (name: string): VirtualFile => ({
    size: async () => {
      const known = disk.changedFiles.includes(name) ? undefined : sizes.get(name)
      return known ?? (await disk.read(name)).length
    },
    // A copy: what a command does to its bytes must not reach the disk by the way.
    read: async () => Uint8Array.from(await disk.read(name)),
    write: (bytes) => disk.write(name, bytes),
  })
  files.addVirtualFolder(MODEL_FOLDER, modelFile)
  const addModelFile = (name: string) => {
    const path = `${MODEL_FOLDER}/${name}`
    if (!files.isVirtual(path)) files.addVirtual(path, modelFile(name))
  }
  const onServer = new Set(['manifest.json', 'MODEL-CARD.md'])
  const followDisk = () => {
    for (const name of [...onServer, ...disk.changedFiles]) addModelFile(name)
    const wanted = new Set([...onServer, ...disk.changedFiles].map((name) => `${MODEL_FOLDER}/${name}`))
    for (const path of files.getAllPaths()) {
      if (path.startsWith(`${MODEL_FOLDER}/`) && files.isVirtual(path) && !wanted.has(path)) {
        void files.dropVirtual(path)
      }
    }
  }
  followDisk()
  disk.subscribe(followDisk)

  const listModel = kept(async () => {
    // The manifest as the server has it: the one on the disk may have been spoilt.
    const manifest = parseJson(await fetchFile('models/benda10/manifest.json'))
    for (const { file, bytes } of entriesOf(manifest, 'artifacts')) {
      onServer.add(file)
      sizes.set(file, bytes)
    }
    followDisk()
  })
  const listSamples = kept(async () => {
    const samples = parseJson(await fetchFile('samples/samples.json'))
    for (const { file, bytes } of entriesOf(samples, 'pictures')) {
      files.addVirtual(
        `${SAMPLES_FOLDER}/${file}`,
        readOnlyFile(() => fetchFile(`samples/${file}`), bytes),
      )
    }
  })
  let isListed = false
  return {
    files,
    settings,
    list: async () => {
      if (isListed) return
      const listing = Promise.allSettled([listModel(), listSamples()]).then((results) => {
        isListed = results.every(({ status }) => status === 'fulfilled')
      })
      const late = new Promise((resolve) => setTimeout(resolve, LIST_WAIT_MS))
      await Promise.race([listing, late])
    },
  }
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** {file, bytes} of each entry of a list; entries that are not so are left out, as are names with a folder in them. */
function entriesOf(data: unknown, list: string): { file: string; bytes: number }[] {
  const entries = (data as Record<string, unknown> | null)?.[list]
  if (!Array.isArray(entries)) return []
  return entries.filter(
    (entry) => /^[\w.-]+$/.test(String(entry?.file)) && Number.isInteger(entry?.bytes),
  ) as { file: string; bytes: number }[]
}

/** From the page's own site. Rejects with Error in the server's or the browser's words. */
export async function fetchSiteFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(path, document.baseURI))
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
