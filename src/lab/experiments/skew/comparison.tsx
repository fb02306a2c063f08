import { modelFacts } from 'virtual:model-facts'
import { useId } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import { PixelView } from '../../predict/pixel-view.tsx'
import { measured } from '../figure.ts'
import { FigureText } from '../figure-text.tsx'
import { MeasuredSoFar } from './measured-so-far.tsx'
import type { Seen, SkewBench } from './skew-bench.ts'
import { useSkewTexts } from './use-skew-texts.ts'

/** The two services side by side: tensor, answer, accuracy so far. */
export function Comparison({ bench }: { bench: SkewBench }) {
  const texts = useSkewTexts()
  const { contractSeen, seen, phase } = useStore(bench)
  const isAsking = phase !== 'stopped' && phase !== 'failed'
  const titleId = useId()
  return (
    <section className="space-y-4" aria-labelledby={titleId}>
      <PictureChooser bench={bench} titleId={titleId} />
      <div className="grid grid-cols-2 gap-4">
        <Side title={texts.byContract} seen={contractSeen} isAsking={isAsking} />
        <Side title={texts.byChoice} seen={seen} isAsking={isAsking} />
      </div>
      <p className="text-xs leading-5 text-muted">{texts.tensorNote}</p>
      <MeasuredSoFar bench={bench} />
    </section>
  )
}

/** The first sample of each class. */
function PictureChooser({ bench, titleId }: { bench: SkewBench; titleId: string }) {
  const texts = useSkewTexts()
  const { language } = useI18n()
  const { pictures, chosen } = useStore(bench)
  return (
    <fieldset>
      <legend id={titleId} className="mb-2 text-sm font-semibold">
        {texts.pictures}
      </legend>
      <div className="grid grid-cols-5 gap-2 sm:grid-cols-10">
        {pictures.length === 0
          ? modelFacts.labels.id.map((label) => (
              <span key={label} className="aspect-square rounded-md border border-line bg-sunken" />
            ))
          : null}
        {pictures.map(({ sample }, index) =>
          sample.number === 1 ? (
            <label
              key={sample.file}
              className="relative block cursor-pointer overflow-hidden rounded-md border border-line has-checked:border-accent has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="skew-picture"
                className="absolute inset-0 cursor-pointer opacity-0"
                checked={chosen === index}
                onChange={() => void bench.look(index)}
              />
              <img
                src={sample.url}
                width={160}
                height={160}
                className="aspect-square w-full"
                alt={texts.sample(modelFacts.labels[language][sample.index] ?? '', sample.name[language])}
              />
            </label>
          ) : null,
        )}
      </div>
    </fieldset>
  )
}

function Side({ title, seen, isAsking }: { title: string; seen: Seen | null; isAsking: boolean }) {
  const texts = useSkewTexts()
  return (
    <section className="space-y-2" aria-label={title}>
      <h6 className="flex min-h-8 items-end text-xs font-medium text-muted sm:min-h-4">{title}</h6>
      {seen ? (
        <>
          <PixelView rgb={seen.rgb} size={seen.size} label={texts.tensor(seen.size)} />
          <Answer seen={seen} />
        </>
      ) : (
        <div className="grid aspect-square w-full place-items-center rounded-md border border-line bg-sunken text-sm text-muted">
          {isAsking ? texts.asking : '–'}
        </div>
      )}
    </section>
  )
}

/** The likeliest classes with their probabilities. */
function Answer({ seen: { response } }: { seen: Seen }) {
  const { language } = useI18n()
  const texts = useSkewTexts()
  const names = modelFacts.labels[language]
  return (
    <div className="space-y-1.5">
      <ol className="space-y-1.5" aria-label={texts.top}>
        {response.top.map(({ index, probability }, place) => (
          <li key={index} className="text-sm leading-5">
            <span className="flex justify-between gap-2">
              <span className={place === 0 ? 'font-semibold' : ''}>{names[index]}</span>
              <FigureText figure={measured(probability, 'share')} />
            </span>
            <ShareBar share={probability} className="h-1.5 w-full" />
          </li>
        ))}
      </ol>
      <OriginBadge origin={{ kind: 'measured' }} />
    </div>
  )
}
