// @guard lint src/service/broken.ts noRestrictedImports
export { TARGET_MS } from '#lab/deployment.ts'
