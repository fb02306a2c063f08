// @guard lint src/lab/broken.ts noRestrictedGlobals
export const kept = localStorage.getItem('x')
