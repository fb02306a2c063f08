/** The shape of a message tree with any text in it: what the second language must fill, no more and no less. */
export type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Widen<T[K]> }
