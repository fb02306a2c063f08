// @guard lint src/service/http.ts noRestrictedImports
export { InferenceSession } from 'onnxruntime-web/wasm'
