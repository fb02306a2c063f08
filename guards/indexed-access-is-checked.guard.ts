// @guard types pure TS2322
export const first: number = ([1] as number[])[0]
