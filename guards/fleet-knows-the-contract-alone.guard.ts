// @guard lint src/fleet/broken.ts noRestrictedImports
export { manifestSchema } from '#service/manifest.ts'
