import workerUrl from '#service/service.worker.ts?worker&url'

/**
 * Starts workers under the page's strict policy (`require-trusted-types-for 'script'; trusted-types lab-urls`): the
 * only addresses that ever become scripts are those that the bundler wrote here.
 */

type UrlPolicy = { createScriptURL(url: string): string }
type TrustedTypes = { createPolicy(name: string, rules: UrlPolicy): UrlPolicy }

const POLICY_NAME = 'lab-urls'

let policy: UrlPolicy | null = null

/** Made once and late; a policy's name may be used only once in a page. */
function urlPolicy(): UrlPolicy {
  const rules: UrlPolicy = { createScriptURL: (url) => url }
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy(POLICY_NAME, rules) ?? rules
  return policy
}

/** A worker that runs the service. @param name shown by the browser's developer tools. */
export function createServiceWorker(name: string): Worker {
  return createTrustedWorker(workerUrl, name)
}

/** A worker of another kind. @param url from an import with `?worker&url`, never made up. */
export function createTrustedWorker(url: string, name: string): Worker {
  return new Worker(urlPolicy().createScriptURL(url), { type: 'module', name })
}
