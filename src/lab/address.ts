/** Where the lesson's service listens. */
export const ADDRESS = { host: '127.0.0.1', port: 8000 } as const
export const BASE_URL = `http://localhost:${ADDRESS.port}`
