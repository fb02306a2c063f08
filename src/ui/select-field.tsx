import { type ReactNode, useId } from 'react'

type SelectFieldProps<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; text: ReactNode }[]
  disabled?: boolean
  onChange: (value: T) => void
}

/** A choice from a few, with its label above it. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, value, options, disabled, onChange } = props
  const id = useId()
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <select
        id={id}
        className="min-h-10 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-ink disabled:opacity-60"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
