// @guard lint src/course/broken.ts noRestrictedImports
export { TARGET_MS } from '#lab/deployment.ts'
