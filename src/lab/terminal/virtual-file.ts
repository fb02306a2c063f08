/** A file whose content stands elsewhere: on the web server, in the service's settings, in the program itself. */
export type VirtualFile = {
  /** In bytes. Rejects as read does. */
  size(): Promise<number>
  /** Rejects with Error in the browser's or the server's words. */
  read(): Promise<Uint8Array<ArrayBuffer>>
  /** Absent: the file is read-only. */
  write?(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
}

/** Fetches once and keeps it; a failed fetch is forgotten, so that the next one tries again. */
export function kept<T>(fetch: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= fetch().catch((error: unknown) => {
      running = null
      throw error
    })
    return running
  }
}

/** A read-only file; its size is asked of `knownSize`, or of the content itself. */
export function readOnlyFile(read: () => Promise<Uint8Array<ArrayBuffer>>, knownSize?: number): VirtualFile {
  const content = kept(read)
  return {
    read: content,
    size: async () => knownSize ?? (await content()).length,
  }
}
