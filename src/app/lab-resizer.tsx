import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'

const MIN_REM = 26
const MAX_REM = 46
const STEP_REM = 2

const clamp = (rem: number) => Math.min(MAX_REM, Math.max(MIN_REM, rem))

/** The line between text and lab: drag it, or use the arrow keys. Shown where the two stand side by side. */
export function LabResizer(props: { widthRem: number; onChange: (widthRem: number) => void }) {
  const { widthRem, onChange } = props
  const { messages } = useI18n()
  const start = useRef<{ x: number; widthRem: number } | null>(null)

  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    onChange(clamp(start.current.widthRem + (start.current.x - event.clientX) / remPx))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: STEP_REM, ArrowRight: -STEP_REM }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChange(clamp(widthRem + step))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved, not a thematic break.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={messages.app.resizeLab}
      aria-valuemin={MIN_REM}
      aria-valuemax={MAX_REM}
      aria-valuenow={Math.round(widthRem)}
      tabIndex={0}
      className="page-resizer"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        start.current = { x: event.clientX, widthRem }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        start.current = null
      }}
    />
  )
}
