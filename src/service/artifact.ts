import { getDotPath, safeParse } from 'valibot'
import type { ArtifactCache } from './artifact-cache.ts'
import type { ArtifactId, StartOptions } from './contract.ts'
import { cutOff } from './cut-off.ts'
import { download, type Fetch, START_BYTES, wrongSize } from './download.ts'
import { messageOf, StartupError } from './failure.ts'
import { type Artifact, type Manifest, manifestSchema } from './manifest.ts'
import { sha256Hex } from './sha256.ts'
import { wrongContent } from './wrong-content.ts'

export const MANIFEST_FILE = 'manifest.json'
const MANIFEST_MAXIMUM_BYTES = 2_000_000

export type FetchedArtifact = { bytes: Uint8Array<ArrayBuffer>; fromCache: boolean }

/** Task 1 of a service: bring the artefact here, and let nothing in that is not the artefact. */
export type ArtifactSource = {
  fetch: Fetch
  cache: ArtifactCache
  modelBaseUrl: string
  /** Files that lie changed on this machine's disk: read instead of fetched, checked the same, never cached. */
  changedFiles?: StartOptions['changedFiles'] | undefined
  /** Size and hash of a changed file are not looked at. */
  isUnchecked?: boolean
  /** Cuts the connection when half of the model has come. */
  isCutOff?: boolean
}

/**
 * The manifest of the model's folder, always asked for anew: what is cached is decided by the hashes in it.
 * Throws StartupError: network, http-status, wrong-content, manifest-invalid.
 */
export async function fetchManifest(source: ArtifactSource): Promise<Manifest> {
  const { fetch, modelBaseUrl } = source
  const changed = changedFile(source, MANIFEST_FILE)
  if (changed) return parseManifest(new TextDecoder().decode(changed))
  const bytes = await download((url) => fetch(url, { cache: 'no-cache' }), {
    url: new URL(MANIFEST_FILE, modelBaseUrl).href,
    file: MANIFEST_FILE,
    maximumBytes: MANIFEST_MAXIMUM_BYTES,
    checkStart: wrongContent,
  })
  return parseManifest(new TextDecoder().decode(bytes))
}

/** What stands on the disk in the place of a file of the server; undefined where it is the server's. */
export function changedFile(
  { changedFiles = {} }: ArtifactSource,
  file: string,
): Uint8Array<ArrayBuffer> | undefined {
  return Object.hasOwn(changedFiles, file) ? changedFiles[file] : undefined
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
  const changed = changedFile(source, artifact.file)
  if (changed) {
    if (!source.isUnchecked) checkFile(changed, artifact)
    onProgress(artifact.bytes, artifact.bytes, true)
    return { bytes: changed, fromCache: true }
  }
  const kept = source.isCutOff ? null : await source.cache.get(artifact.sha256)
  if (kept && (await sha256Hex(kept)) === artifact.sha256) {
    onProgress(kept.length, artifact.bytes, true)
    return { bytes: kept, fromCache: true }
  }
  if (kept) await source.cache.remove(artifact.sha256)
  // The hash in the address keeps HTTP caches from answering with the file of an earlier release.
  const url = new URL(artifact.file, source.modelBaseUrl)
  url.searchParams.set('v', artifact.sha256.slice(0, 12))
  const fetch = source.isCutOff ? cutOff(source.fetch, Math.ceil(artifact.bytes / 2)) : source.fetch
  const bytes = await download(fetch, {
    url: url.href,
    file: artifact.file,
    expectedBytes: artifact.bytes,
    checkStart: wrongContent,
    onProgress: (received, total) => onProgress(received, total, false),
  })
  return { bytes, fromCache: false }
}

/** A file of the disk, judged as one that arrives. Throws StartupError: wrong-content, size-mismatch. */
function checkFile(bytes: Uint8Array<ArrayBuffer>, { file, bytes: expected }: Artifact): void {
  const problem = wrongContent(bytes.subarray(0, START_BYTES))
  if (problem) throw new StartupError('wrong-content', problem, file)
  if (bytes.length !== expected) throw wrongSize(expected, String(bytes.length), file)
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
  if (source.isUnchecked && changedFile(source, artifact.file)) return
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
