// @guard lint src/fleet/broken.ts noRestrictedImports
export { createStore } from 'zustand/vanilla'
