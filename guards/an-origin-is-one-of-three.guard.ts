// @guard types page TS2322
import type { Origin } from '#ui/origin-badge.tsx'

export const origin: Origin = { kind: 'guessed' }
