import { getDotPath, safeParse } from 'valibot'
import type { ArtifactCache } from './artifact-cache.ts'
import type { ArtifactId } from './contract.ts'
import { download, type Fetch } from './download.ts'
import { messageOf, StartupError } from './failure.ts'
import { type Artifact, type Manifest, manifestSchema } from './manifest.ts'
import { sha256Hex } from './sha256.ts'
import { wrongContent } from './wrong-content.ts'

export const MANIFEST_FILE = 'manifest.json'
const MANIFEST_MAXIMUM_BYTES = 2_000_000

export type FetchedArtifact = { bytes: Uint8Array<ArrayBuffer>; fromCache: boolean }

/** Task 1 of a service: bring the artefact here, and let nothing in that is not the artefact. */
export type ArtifactSource = { fetch: Fetch; cache: ArtifactCache; modelBaseUrl: string }

/**
 * The manifest of the model's folder, always asked for anew: what is cached is decided by the hashes in it.
 * Throws StartupError: network, http-status, wrong-content, manifest-invalid.
 */
export async function fetchManifest({ fetch, modelBaseUrl }: ArtifactSource): Promise<Manifest> {
  const bytes = await download((url) => fetch(url, { cache: 'no-cache' }), {
    url: new URL(MANIFEST_FILE, modelBaseUrl).href,
    file: MANIFEST_FILE,
    maximumBytes: MANIFEST_MAXIMUM_BYTES,
    checkStart: wrongContent,
  })
  return parseManifest(new TextDecoder().decode(bytes))
}

/** Throws StartupError manifest-invalid, whose message names the place within the manifest. */
export function parseManifest(text: string): Manifest {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (cause) {
    throw new StartupError('manifest-invalid', messageOf(cause), MANIFEST_FILE)
  }
  const parsed = safeParse(manifestSchema, data)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new StartupError(
    'manifest-invalid',
    `${getDotPath(issue) ?? 'manifest'}: ${issue.message}`,
    MANIFEST_FILE,
  )
}

/** Throws StartupError manifest-invalid when the manifest has no such artefact. */
export function chooseArtifact(manifest: Manifest, id: ArtifactId): Artifact {
  const artifact = manifest.artifacts.find((candidate) => candidate.id === id)
  if (!artifact)
    throw new StartupError('manifest-invalid', `artifacts: none has the id "${id}"`, MANIFEST_FILE)
  return artifact
}

/**
 * The file's bytes, from this device if they are kept here and still good, else from the server, not verified yet.
 * Throws StartupError: network, http-status, wrong-content, size-mismatch.
 */
export async function fetchArtifact(
  source: ArtifactSource,
  artifact: Artifact,
  onProgress: (receivedBytes: number, totalBytes: number, fromCache: boolean) => void,
): Promise<FetchedArtifact> {
  const kept = await source.cache.get(artifact.sha256)
  if (kept && (await sha256Hex(kept)) === artifact.sha256) {
    onProgress(kept.length, artifact.bytes, true)
    return { bytes: kept, fromCache: true }
  }
  if (kept) await source.cache.remove(artifact.sha256)
  // The hash in the address keeps HTTP caches from answering with the file of an earlier release.
  const url = new URL(artifact.file, source.modelBaseUrl)
  url.searchParams.set('v', artifact.sha256.slice(0, 12))
  const bytes = await download(source.fetch, {
    url: url.href,
    file: artifact.file,
    expectedBytes: artifact.bytes,
    checkStart: wrongContent,
    onProgress: (received, total) => onProgress(received, total, false),
  })
  return { bytes, fromCache: false }
}

/**
 * Compares what arrived with the manifest's hash, before anything reads it. Only bytes that pass are kept on this
 * device. Throws StartupError hash-mismatch.
 */
export async function verifyArtifact(
  source: ArtifactSource,
  artifact: Artifact,
  { bytes, fromCache }: FetchedArtifact,
): Promise<void> {
  const found = await sha256Hex(bytes)
  if (found !== artifact.sha256) {
    throw new StartupError(
      'hash-mismatch',
      `SHA-256 ${artifact.sha256} expected, ${found} found`,
      artifact.file,
    )
  }
  if (!fromCache) await source.cache.put(artifact.sha256, bytes)
}
