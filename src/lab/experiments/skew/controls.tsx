import type { ControlsProps } from '../experiment.ts'
import { SKEW_IDS, type SkewSettings } from './skews.ts'
import { useSkewTexts } from './use-skew-texts.ts'

const ROW =
  'flex min-h-11 cursor-pointer gap-3 rounded-md border border-line px-3 py-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft'

/** One mistake, or all in turn. */
export function SkewControls({ settings, onChange, disabled }: ControlsProps<SkewSettings>) {
  const texts = useSkewTexts()
  const chosen = settings.kind === 'all' ? 'all' : settings.skew
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-2 text-sm font-semibold">{texts.choose}</legend>
      <div className="flex flex-wrap gap-2">
        {([...SKEW_IDS, 'all'] as const).map((id) => (
          <label key={id} className={`${ROW} items-center gap-2.5 py-1.5 pr-4 text-[0.9375rem]`}>
            <input
              type="radio"
              name="skew"
              className="size-[1.125rem] shrink-0 cursor-pointer accent-accent"
              checked={chosen === id}
              onChange={() => onChange(id === 'all' ? { kind: 'all' } : { kind: 'one', skew: id })}
            />
            {id === 'all' ? texts.all : texts.skews[id]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
