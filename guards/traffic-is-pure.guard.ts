// @guard lint src/traffic/broken.ts noRestrictedImports
export { createStore } from 'zustand/vanilla'
