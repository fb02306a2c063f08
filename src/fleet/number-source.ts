/** Hands out numbers that look like those of an operating system; the same ones for the same seed. */
export type NumberSource = () => number

/** Process ids: small, rising by a few, as on a machine where other things start too. */
export function createPidSource(seed: number): NumberSource {
  const random = createRandom(seed)
  let last = 1000 + Math.floor(random() * 30_000)
  return () => {
    last += 1 + Math.floor(random() * 8)
    return last
  }
}

/** Client ports: Linux hands out even ones of 32768 to 60999 (net.ipv4.ip_local_port_range), rising here. */
export function createPortSource(seed: number): NumberSource {
  const [first, last] = [32768, 60998]
  let port = first + 2 * Math.floor(createRandom(seed)() * 7000)
  return () => {
    const current = port
    port = port + 2 > last ? first : port + 2
    return current
  }
}

/** Mulberry32: uniform in 0 to 1 (1 excluded), 32 bit state. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
