import { useEffect, useId, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { useLoadTexts } from './use-load-texts.ts'

type NumberFieldProps = {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** A whole number with its label. What is out of range is said at once and not passed on; leaving the field takes it back. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const { number } = useI18n()
  const texts = useLoadTexts()
  const id = useId()
  const [text, setText] = useState(String(value))
  useEffect(() => setText(String(value)), [value])

  const typed = Number(text)
  const isValid = text.trim() !== '' && Number.isInteger(typed) && typed >= min && typed <= max
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={text}
        className="min-h-10 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-ink disabled:opacity-60"
        aria-invalid={!isValid}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const next = event.currentTarget.value
          setText(next)
          const wanted = Number(next)
          if (next.trim() !== '' && Number.isInteger(wanted) && wanted >= min && wanted <= max)
            onChange(wanted)
        }}
        onBlur={() => setText(String(value))}
      />
      <p id={`${id}-hint`} className="text-xs text-warn empty:hidden">
        {isValid ? null : texts.outOfRange(number(min), number(max))}
      </p>
    </div>
  )
}
