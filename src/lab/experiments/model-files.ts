import { modelFacts } from 'virtual:model-facts'

/** The model's folder on the web server. */
export const MODEL_BASE_URL = () => new URL(`models/${modelFacts.name}/`, document.baseURI).href

/** Bytes of a file of the model's folder. Throws Error in the server's or the browser's words. */
export async function readModelFile(file: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(file, MODEL_BASE_URL()), { signal })
  if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

type Contract = Record<string, unknown>

/** The manifest with its preprocessing contract changed, as a file. */
export async function changedContract(
  changes: Contract,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(await readModelFile('manifest.json', signal)))
  const whole = manifest as { preprocessing: Contract }
  const changed = { ...whole, preprocessing: { ...whole.preprocessing, ...changes } }
  return new TextEncoder().encode(JSON.stringify(changed))
}
