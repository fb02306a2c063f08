import { InMemoryFs } from 'just-bash/browser'
import { byteString, bytesOfString, decodeBytes } from './byte-string.ts'
import type { VirtualFile } from './virtual-file.ts'

type Content = string | Uint8Array
/** just-bash's names; binary and latin1 say that each character is one byte. */
type Encoding = Parameters<InMemoryFs['writeFile']>[2]

/** A folder where a new file becomes a virtual one. */
type VirtualFolder = { path: string; create: (name: string) => VirtualFile }

/**
 * The machine's disk: an in-memory file system in which some files are virtual. Each of those has an empty placeholder
 * in memory, so that listing and globbing find it; size and content come from the virtual file.
 */
export class MachineFiles extends InMemoryFs {
  readonly #virtual = new Map<string, VirtualFile>()
  readonly #folders: VirtualFolder[] = []
  /** Told of a virtual file that could not be read or measured. */
  onReadFailure: ((path: string, reason: string) => void) | null = null

  /** Puts a virtual file in its place. */
  addVirtual(path: string, file: VirtualFile): void {
    super.writeFileSync(path, '')
    this.#virtual.set(path, file)
  }

  addVirtualFolder(path: string, create: (name: string) => VirtualFile): void {
    super.mkdirSync(path, { recursive: true })
    this.#folders.push({ path, create })
  }

  /** Takes a virtual file away, whether or not it may be removed by a command. */
  async dropVirtual(path: string): Promise<void> {
    this.#virtual.delete(path)
    await super.rm(path, { force: true })
  }

  isVirtual(path: string): boolean {
    return this.#virtual.has(path)
  }

  override async readFileBuffer(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const file = await this.#find(path)
    if (!file) return Uint8Array.from(await super.readFileBuffer(path))
    try {
      return Uint8Array.from(await file.read())
    } catch (error) {
      // Programs call every such failure "No such file"; here is the reason.
      this.onReadFailure?.(path, (error as Error).message)
      throw error
    }
  }

  override async readFile(...[path, options]: Parameters<InMemoryFs['readFile']>): Promise<string> {
    if (!(await this.#find(path))) return super.readFile(path, options)
    const bytes = await this.readFileBuffer(path)
    return isBytewise(options) ? byteString(bytes) : decodeBytes(bytes)
  }

  override async readFileBytes(path: string): ReturnType<InMemoryFs['readFileBytes']> {
    if (!(await this.#find(path))) return super.readFileBytes(path)
    // Its type only says: each character is a byte.
    return byteString(await this.readFileBuffer(path)) as unknown as Awaited<
      ReturnType<InMemoryFs['readFileBytes']>
    >
  }

  override async writeFile(path: string, content: Content, options?: Encoding): Promise<void> {
    const file = (await this.#find(path)) ?? (await this.#create(path))
    if (!file) return super.writeFile(path, content, options)
    if (!file.write) throw new Error(`EROFS: read-only file system, open '${path}'`)
    await file.write(bytesOf(content, options))
  }

  override async appendFile(path: string, content: Content, options?: Encoding): Promise<void> {
    const file = (await this.#find(path)) ?? (await this.#create(path))
    if (!file) return super.appendFile(path, content, options)
    const added = bytesOf(content, options)
    const before = await file.read()
    const all = new Uint8Array(before.length + added.length)
    all.set(before)
    all.set(added, before.length)
    await this.writeFile(path, all)
  }

  override async stat(path: string): ReturnType<InMemoryFs['stat']> {
    const [stat, file] = [await super.stat(path), await this.#find(path)]
    return file ? { ...stat, size: await this.#sizeOf(path, file) } : stat
  }

  override async lstat(path: string): ReturnType<InMemoryFs['lstat']> {
    const stat = await super.lstat(path)
    const file = this.#virtual.get(path)
    return file && stat.isFile ? { ...stat, size: await this.#sizeOf(path, file) } : stat
  }

  override async rm(...[path, options]: Parameters<InMemoryFs['rm']>): Promise<void> {
    const inside = [...this.#virtual.keys()].filter((key) => key === path || key.startsWith(`${path}/`))
    if (inside.length > 0) throw new Error(`EPERM: operation not permitted, unlink '${inside[0]}'`)
    return super.rm(path, options)
  }

  override async cp(...[from, to, options]: Parameters<InMemoryFs['cp']>): Promise<void> {
    const isPlain = !this.#touchesVirtual(from) && !(await this.#find(to)) && !this.#folderOf(to)
    if (isPlain) return super.cp(from, to, options)
    const source = await super.stat(from)
    if (source.isFile) return this.writeFile(to, await this.readFileBuffer(from))
    if (!options?.recursive) return super.cp(from, to, options)
    await this.mkdir(to, { recursive: true })
    for (const name of await this.readdir(from)) await this.cp(`${from}/${name}`, `${to}/${name}`, options)
  }

  override async mv(from: string, to: string): Promise<void> {
    const isPlain = !this.#touchesVirtual(from) && !(await this.#find(to)) && !this.#folderOf(to)
    if (isPlain) return super.mv(from, to)
    if (this.#touchesVirtual(from)) throw new Error(`EPERM: operation not permitted, rename '${from}'`)
    await this.cp(from, to, { recursive: true })
    await this.rm(from, { recursive: true })
  }

  override async link(existing: string, path: string): Promise<void> {
    if (await this.#find(existing)) throw new Error(`EPERM: operation not permitted, link '${existing}'`)
    return super.link(existing, path)
  }

  /** 0 where the size cannot be had; that is told. */
  async #sizeOf(path: string, file: VirtualFile): Promise<number> {
    try {
      return await file.size()
    } catch (error) {
      this.onReadFailure?.(path, (error as Error).message)
      return 0
    }
  }

  #touchesVirtual(path: string): boolean {
    return [...this.#virtual.keys()].some((key) => key === path || key.startsWith(`${path}/`))
  }

  async #find(path: string): Promise<VirtualFile | undefined> {
    const direct = this.#virtual.get(path)
    if (direct) return direct
    const real = await this.realpath(path).catch(() => null)
    return real === null ? undefined : this.#virtual.get(real)
  }

  #folderOf(path: string): VirtualFolder | undefined {
    const parent = path.slice(0, path.lastIndexOf('/'))
    return this.#folders.find((folder) => folder.path === parent)
  }

  async #create(path: string): Promise<VirtualFile | null> {
    const folder = this.#folderOf(path)
    if (!folder || (await this.exists(path))) return null
    const file = folder.create(path.slice(folder.path.length + 1))
    this.addVirtual(path, file)
    return file
  }
}

function isBytewise(options: string | { encoding?: string | null } | undefined): boolean {
  const encoding = typeof options === 'string' ? options : options?.encoding
  return encoding === 'binary' || encoding === 'latin1'
}

function bytesOf(content: Content, options?: Encoding): Uint8Array<ArrayBuffer> {
  if (typeof content !== 'string') return Uint8Array.from(content)
  if (!isBytewise(options)) return new TextEncoder().encode(content)
  return bytesOfString(content)
}
