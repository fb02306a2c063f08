// @guard lint src/notebook/broken.ts noRestrictedImports
export { createHost } from '#fleet/create-host.ts'
