// @guard types pure TS2304
export const now = performance.now()
