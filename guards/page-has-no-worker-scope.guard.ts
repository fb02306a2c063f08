// @guard types page TS2304
export const scope: DedicatedWorkerGlobalScope | null = null
