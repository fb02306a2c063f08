import { modelFacts } from 'virtual:model-facts'
import { CircleCheck, CircleX, FolderOpen, RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { PredictResponse } from '#service/contract.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { OriginBadge } from '#ui/origin-badge.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { ShareBar } from '#ui/share-bar.tsx'
import { fromBase64 } from '../from-base64.ts'
import { PixelView } from './pixel-view.tsx'
import type { Picture, PredictState, PredictStore } from './predict-store.ts'
import { type AnswerTexts, useAnswerTexts } from './use-answer-texts.ts'

type AnswerViewProps = { state: PredictState; predict: PredictStore; onChooseAnother: () => void }

/** The picture, what the model sees of it, and the answer; or why there is none and the way back. */
export function AnswerView({ state, predict, onChooseAnother }: AnswerViewProps) {
  const { messages } = useI18n()
  const texts = useAnswerTexts()
  if (state.state === 'idle') return null
  const { picture } = state
  return (
    <div className="space-y-4 border-t border-line pt-4" data-testid="answer" data-state={state.state}>
      {state.state === 'refused' ? (
        <RefusalNotice type={state.type} detail={state.detail} onChooseAnother={onChooseAnother} />
      ) : state.state === 'lost' ? (
        <Notice
          tone="error"
          title={texts.refusals.lost.title}
          detail={state.reason}
          detailLabel={messages.ui.runtimeWords}
          actions={
            <Button onClick={() => void predict.send(picture)}>
              <RotateCcw size={16} aria-hidden="true" />
              {texts.sendAgain}
            </Button>
          }
        >
          <p>{texts.refusals.lost.text}</p>
        </Notice>
      ) : (
        <div className="grid grid-cols-2 gap-4">
          <figure>
            <figcaption className="mb-1 text-xs text-muted">{texts.yourPicture}</figcaption>
            <img
              src={picture.url}
              alt={picture.name}
              className="aspect-square w-full rounded-md border border-line bg-sunken object-contain"
            />
          </figure>
          <figure>
            <figcaption className="mb-1 text-xs text-muted">{texts.modelSees}</figcaption>
            {state.state === 'answered' && state.response.pixels ? (
              <SeenPixels pixels={state.response.pixels} />
            ) : (
              <div className="grid aspect-square w-full place-items-center rounded-md border border-line bg-sunken text-sm text-muted">
                {state.state === 'sending' ? texts.sending : messages.lab.predict.waiting}
              </div>
            )}
          </figure>
        </div>
      )}
      <div role="status">
        {state.state === 'answered' ? (
          <Answer picture={picture} response={state.response} roundTripMs={state.roundTripMs} />
        ) : null}
      </div>
      {state.state === 'answered' ? <RawResponse response={state.response} picture={picture} /> : null}
    </div>
  )
}

function SeenPixels({ pixels }: { pixels: NonNullable<PredictResponse['pixels']> }) {
  const texts = useAnswerTexts()
  const { size, rgb_base64 } = pixels
  const rgb = useMemo(() => fromBase64(rgb_base64), [rgb_base64])
  return <PixelView rgb={rgb} size={size} label={texts.modelSeesHint(size)} />
}

function isRefusal(type: string): type is keyof AnswerTexts['refusals'] {
  return [
    'image_empty',
    'image_type',
    'image_parsing',
    'image_too_large',
    'body_too_large',
    'missing',
  ].includes(type)
}

function RefusalNotice(props: { type: string; detail: string; onChooseAnother: () => void }) {
  const { messages } = useI18n()
  const answer = useAnswerTexts()
  const texts = answer.refusals[isRefusal(props.type) ? props.type : 'other']
  return (
    <Notice
      tone="error"
      title={texts.title}
      detail={props.detail}
      detailLabel={messages.ui.runtimeWords}
      actions={
        <Button onClick={props.onChooseAnother}>
          <FolderOpen size={16} aria-hidden="true" />
          {answer.tryAnother}
        </Button>
      }
    >
      <p>{texts.text}</p>
    </Notice>
  )
}

function Answer(props: { picture: Picture; response: PredictResponse; roundTripMs: number }) {
  const { picture, response, roundTripMs } = props
  const { language, share, ms } = useI18n()
  const texts = useAnswerTexts()
  const nameOf = (index: number) => modelFacts.labels[language][index] ?? String(index)
  const order = response.probabilities
    .map((value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value)
  const right = picture.truth === response.index
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-lg font-semibold">
          <span className="sr-only">{texts.answer}: </span>
          <span data-testid="answer-label">{nameOf(response.index)}</span>{' '}
          <span className="font-mono text-base font-medium text-muted">{share(response.probability)}</span>
        </p>
        <OriginBadge origin={{ kind: 'measured' }} />
      </div>
      {picture.truth === null ? null : (
        <p className={`flex items-center gap-1.5 text-sm ${right ? 'text-ok' : 'text-error'}`}>
          {right ? <CircleCheck size={16} aria-hidden="true" /> : <CircleX size={16} aria-hidden="true" />}
          {texts.truth(nameOf(picture.truth))} · {right ? texts.right : texts.wrong}
        </p>
      )}
      {response.probability < 0.5 ? <p className="text-sm text-warn">{texts.unsure}</p> : null}
      <table className="w-full text-sm">
        <caption className="sr-only">{texts.probability}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{texts.className}</th>
            <th scope="col">{texts.probability}</th>
          </tr>
        </thead>
        <tbody>
          {order.map(({ value, index }) => (
            <tr key={index}>
              <th scope="row" className="w-24 py-0.5 pr-2 text-left font-normal">
                {nameOf(index)}
              </th>
              <td className="py-0.5">
                <span className="flex items-center gap-2">
                  <ShareBar share={value} className="h-2.5 w-0 grow" />
                  <span className="w-14 text-right font-mono text-xs">{share(value)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-muted">{texts.time(ms(roundTripMs))}</p>
    </div>
  )
}

/** The request as it would be typed, and the body that came back, without the pixels. */
function RawResponse({ response, picture }: { response: PredictResponse; picture: Picture }) {
  const texts = useAnswerTexts()
  // The samples are on the terminal's disk, too.
  const path = picture.truth === null ? picture.name : `samples/${picture.name}`
  const { pixels, ...shown } = response
  const block = 'overflow-auto rounded bg-sunken p-3 font-mono text-xs leading-5 whitespace-pre'
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-1 text-muted hover:text-ink">{texts.response}</summary>
      <p className="mt-2 mb-1 text-xs text-muted">{texts.request}</p>
      <ScrollRegion className={block} label={texts.request}>
        curl -s -F file=@{path} http://localhost:8000/predict
      </ScrollRegion>
      <ScrollRegion
        className={`mt-2 max-h-72 ${block}`}
        label={texts.response}
        data-testid="raw-response"
        data-pixels={pixels?.rgb_base64}
      >
        {JSON.stringify(shown, null, 2)}
      </ScrollRegion>
    </details>
  )
}
