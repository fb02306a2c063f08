// @guard lint src/lab/broken.ts noRestrictedImports
export { manifestSchema } from '#service/manifest.ts'
