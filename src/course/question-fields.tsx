import { useI18n } from '#i18n/i18n-context.tsx'
import { CONFIDENCES } from '#progress/record.ts'
import type { Inline, Option } from './course.ts'
import { InlineText } from './inline-text.tsx'

type GroupProps = { errorId: string | undefined }

const ROW =
  'flex min-h-11 cursor-pointer gap-3 rounded-md border border-line px-3 py-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft'
const RADIO = 'size-[1.125rem] shrink-0 cursor-pointer accent-accent'

/** The options as native radio buttons, uncontrolled: what is picked before the page is alive stays picked. */
export function OptionFields(props: { legend: Inline[]; options: readonly Option[] } & GroupProps) {
  return (
    <fieldset tabIndex={-1} aria-describedby={props.errorId} className="rounded-sm">
      <legend className="mb-4 text-lg leading-7 font-semibold">
        <InlineText pieces={props.legend} />
      </legend>
      <div className="space-y-2.5">
        {props.options.map(({ id, text }) => (
          <label key={id} className={ROW}>
            <input type="radio" name="option" value={id} className={`${RADIO} mt-[3px]`} />
            <span className="min-w-0 leading-6">
              <InlineText pieces={text} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** How sure the learner is, said before the feedback. */
export function ConfidenceFields({ errorId }: GroupProps) {
  const { messages } = useI18n()
  const { confidence, confidenceLegend } = messages.course
  return (
    <fieldset aria-describedby={errorId}>
      <legend className="mb-2 text-[0.9375rem] leading-6 font-semibold">{confidenceLegend}</legend>
      <div className="flex flex-wrap gap-2">
        {CONFIDENCES.map((level) => (
          <label key={level} className={`${ROW} items-center gap-2.5 py-1.5 pr-4 text-[0.9375rem]`}>
            <input type="radio" name="confidence" value={level} className={RADIO} />
            {confidence[level]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
