import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { withFlippedBit, withNodeInput, withOpset, withUnturnedGemm } from '#onnx/damage.ts'
import type { ArtifactId } from '#service/contract.ts'
import type { ServiceDisk } from '../service-disk.ts'

/** What a start can find wrong. */
export type StartFaultId = 'corrupt' | 'opset' | 'input-name' | 'shape' | 'memory' | 'network'

/** An opset that no release of the runtime knows. */
const FUTURE_OPSET = 99
/** As long as the real name "input", so that nothing else in the file moves. */
const [INPUT, OTHER_INPUT] = ['input', 'masuk'] as const

/**
 * Writes the damage to the disk; the next start of the service meets it. Throws Error in the words of the browser when
 * the files cannot be read.
 */
export async function damageDisk(fault: StartFaultId, disk: ServiceDisk): Promise<void> {
  disk.restore()
  if (fault === 'memory') disk.sabotage('no-memory')
  else if (fault === 'network') disk.sabotage('cut-network')
  else await damageArtifact(fault, disk)
}

async function damageArtifact(fault: Exclude<StartFaultId, 'memory' | 'network'>, disk: ServiceDisk) {
  const manifest = JSON.parse(new TextDecoder().decode(await disk.read('manifest.json'))) as ManifestFile
  const artifact = manifest.artifacts.find(({ id }) => id === disk.settings.artifact)
  if (!artifact) throw new Error(`manifest.json: no artefact "${disk.settings.artifact}"`)
  const bytes = await disk.read(artifact.file)
  if (fault === 'corrupt') {
    // The manifest stays as it was: its checksum is what notices.
    disk.write(artifact.file, withFlippedBit(bytes))
    return
  }
  const damaged = {
    opset: () => withOpset(bytes, FUTURE_OPSET),
    'input-name': () => withNodeInput(bytes, INPUT, OTHER_INPUT),
    shape: () => withUnturnedGemm(bytes),
  }[fault]()
  if (!damaged) throw new Error(`${artifact.file}: no place for this damage`)
  // Published properly, with its own checksum: what is wrong was wrong before it was signed.
  artifact.sha256 = bytesToHex(sha256(damaged))
  if (fault === 'opset') artifact.opset = FUTURE_OPSET
  disk.write(artifact.file, damaged)
  disk.write('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)))
}

/** The parts of manifest.json that are changed here; the service checks the whole when it starts. */
type ManifestFile = { artifacts: { id: ArtifactId; file: string; sha256: string; opset: number }[] }
