/** What a cell is there for; null for one that the learner wrote. */
export type CellRole = 'load' | 'define' | 'normalise' | 'predict'

export type Cell = {
  id: string
  role: CellRole | null
  code: string
  /** Jupyter's [n]: this was the n-th cell that the kernel ran. Null: not since the kernel was started. */
  count: number | null
  output: string
  /** Python's traceback. */
  error: string | null
  state: 'idle' | 'running' | 'stopped'
}

/** The picture that the notebook begins with. */
export const FIRST_PICTURE = 'kapal-2.png'

/** The pictures that load_image knows. */
export const PICTURES = [FIRST_PICTURE, 'katak-1.png', 'mobil-1.png'] as const

const CODE: Readonly<Record<CellRole, string>> = {
  load: `from lab import load_image, model\n\nimg = load_image('${FIRST_PICTURE}')`,
  define: `MEAN = (0.4914, 0.4822, 0.4465)
STD = (0.247, 0.2435, 0.2616)

def normalise(img):
    return [(x / 255 - MEAN[i % 3]) / STD[i % 3]
            for i, x in enumerate(img)]`,
  normalise: 'img = normalise(img)',
  predict: `result = await model.predict(img)
print(result['label'], round(result['probability'], 3))`,
}

export function firstCells(): Cell[] {
  return Object.entries(CODE).map(([role, code]) => ({
    ...newCell(role, code),
    role: role as CellRole,
  }))
}

export function newCell(id: string, code = ''): Cell {
  return { id, role: null, code, count: null, output: '', error: null, state: 'idle' }
}

/** The notebook as it reads: what a colleague sees of it. */
export function textOf(cells: readonly Cell[]): string {
  return cells.map(({ code }) => code).join('\n\n')
}

/** Whether the notebook reads as it did at first. */
export function isFirstText(cells: readonly Cell[]): boolean {
  return textOf(cells) === textOf(firstCells())
}
