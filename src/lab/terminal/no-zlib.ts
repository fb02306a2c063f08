/**
 * Stands for node:zlib, which just-bash imports for gzip, gunzip and zcat; a browser has no such module, and the shell
 * leaves these commands out (vite.config.ts, shell.ts).
 */
export const constants = {}

export function gzipSync(): never {
  throw new Error('gzip is not available here')
}

export function gunzipSync(): never {
  throw new Error('gunzip is not available here')
}
