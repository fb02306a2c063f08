import { type ArtifactSource, changedFile, verifyArtifact } from './artifact.ts'
import type { Habits } from './contract.ts'
import type { Session } from './forward.ts'
import type { Artifact } from './manifest.ts'

/**
 * A session that is created when it is asked for: with the first request, or for each request anew, as a handler does
 * that loads its weights itself. The time that loading takes is waiting, told in queueMs.
 */
export function lateSession(
  load: () => Promise<Session>,
  when: Exclude<Habits['loading'], 'startup' | undefined>,
  now: () => number = () => performance.now(),
): Session {
  let first: Promise<Session> | null = null
  const firstSession = () => {
    first ??= load().catch((thrown: unknown) => {
      first = null
      throw thrown
    })
    return first
  }
  return {
    async run(input, dims) {
      const askedMs = now()
      const session = await (when === 'first-request' ? firstSession() : load())
      const loadMs = now() - askedMs
      try {
        const answer = await session.run(input, dims)
        return { ...answer, queueMs: answer.queueMs + loadMs }
      } finally {
        if (when === 'every-request') await session.release()
      }
    },
    release: async () => (await first)?.release(),
  }
}

/**
 * The artefact as a handler that loads it finds it: read from this device's cache, which is a worker's disk, and checked
 * as at the start. Nothing is fetched: where no cache is, the bytes of the start are checked instead.
 * Throws StartupError hash-mismatch.
 */
export async function readAgain(
  source: ArtifactSource,
  artifact: Artifact,
  atStart: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const isChanged = changedFile(source, artifact.file) !== undefined
  const kept = isChanged ? null : await source.cache.get(artifact.sha256)
  const bytes = kept ?? atStart
  await verifyArtifact(source, artifact, { bytes, fromCache: true })
  return bytes
}
