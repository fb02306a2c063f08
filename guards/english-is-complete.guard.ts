// @guard types page TS2741
import type { ui as source } from '#i18n/id/ui.ts'
import type { Widen } from '#i18n/widen.ts'

const { close, ...rest } = {} as Widen<typeof source>
export const ui: Widen<typeof source> = rest
export { close }
