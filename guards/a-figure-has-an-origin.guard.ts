// @guard types page TS2322
import type { Cell } from '#lab/experiments/figure-table.tsx'

export const cell: Cell = 12
