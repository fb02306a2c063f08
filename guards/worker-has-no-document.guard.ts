// @guard types worker TS2584
export const title = document.title
