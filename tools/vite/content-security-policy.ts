import type { Plugin } from 'vite'

/**
 * The policy of the built page, as its first meta tag; docs/hosting.md gives it as a header too.
 * - 'wasm-unsafe-eval': the ONNX runtime is WebAssembly. No eval, no inline script.
 * - style elements may be inline because xterm inserts them; style attributes may not.
 * - Trusted Types: the only policy, `lab-urls`, makes the address of the service worker's script.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src-elem 'self' 'unsafe-inline'",
  "style-src-attr 'none'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lab-urls',
].join('; ')

/** Puts the policy first in <head>. Build only: the dev server needs inline scripts for its reloading. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}
