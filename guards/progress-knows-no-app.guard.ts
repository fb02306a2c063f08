// @guard lint src/progress/broken.ts noRestrictedImports
export { mount } from '#app/mount.tsx'
