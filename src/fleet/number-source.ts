import { seededRandom } from '#random/seeded-random.ts'

/** Hands out numbers that look like those of an operating system; the same ones for the same seed. */
export type NumberSource = () => number

/** Process ids: small, rising by a few, as on a machine where other things start too. */
export function createPidSource(seed: number): NumberSource {
  const random = seededRandom(seed)
  let last = 1000 + Math.floor(random() * 30_000)
  return () => {
    last += 1 + Math.floor(random() * 8)
    return last
  }
}

/** Client ports: Linux hands out even ones of 32768 to 60999 (net.ipv4.ip_local_port_range), rising here. */
export function createPortSource(seed: number): NumberSource {
  const [first, last] = [32768, 60998]
  let port = first + 2 * Math.floor(seededRandom(seed)() * 7000)
  return () => {
    const current = port
    port = port + 2 > last ? first : port + 2
    return current
  }
}
