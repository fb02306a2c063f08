// @guard lint src/onnx/broken.ts noRestrictedImports
export { type Manifest } from '#service/manifest.ts'
