// @guard lint src/lab/pipeline/broken.ts noRestrictedImports
export { Terminal } from '@xterm/xterm'
