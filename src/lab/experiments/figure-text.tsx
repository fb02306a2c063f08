import { useI18n } from '#i18n/i18n-context.tsx'
import { type Figure, figureText } from './figure.ts'

/** One figure in running text. Put an OriginBadge of the same origin beside the group that it stands in. */
export function FigureText({ figure, className = '' }: { figure: Figure; className?: string }) {
  const i18n = useI18n()
  return (
    <span
      className={`font-mono tabular-nums whitespace-nowrap ${className}`}
      data-figure={figure.origin.kind}
    >
      {figureText(figure, i18n)}
    </span>
  )
}
