// @guard lint src/service/http.ts noRestrictedImports
export const runtime = () => import('onnxruntime-web/wasm')
