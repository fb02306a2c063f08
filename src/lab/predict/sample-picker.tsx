import { modelFacts } from 'virtual:model-facts'
import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { PredictStore } from './predict-store.ts'
import { loadSamples, type Sample } from './samples.ts'

type LoadState =
  | { state: 'waiting' }
  | { state: 'ready'; samples: Sample[] }
  | { state: 'failed'; reason: string }

/** The labelled pictures; one of each class at first. Nothing is fetched until `active`. */
export function SamplePicker({ predict, active }: { predict: PredictStore; active: boolean }) {
  const { messages, language } = useI18n()
  const texts = messages.lab.predict
  const [load, setLoad] = useState<LoadState>({ state: 'waiting' })
  const [attempt, setAttempt] = useState(0)
  const [all, setAll] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another try.
  useEffect(() => {
    if (!active) return
    let left = false
    loadSamples().then(
      (samples) => left || setLoad({ state: 'ready', samples }),
      (error: unknown) => left || setLoad({ state: 'failed', reason: String(error) }),
    )
    return () => {
      left = true
    }
  }, [active, attempt])

  const send = (sample: Sample) => {
    const fetchPicture = async () => {
      const response = await fetch(sample.url)
      if (!response.ok) throw new Error(`${sample.file}: HTTP ${response.status}`)
      return { blob: await response.blob(), url: sample.url, name: sample.file, truth: sample.index }
    }
    predict
      .sendLater(fetchPicture)
      .catch((error: unknown) => setLoad({ state: 'failed', reason: String(error) }))
  }

  const samples = load.state === 'ready' ? load.samples : []
  const shown = all ? samples : samples.filter((sample) => sample.number === 1)
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h4 className="text-sm font-semibold">{texts.samples}</h4>
        <p className="text-xs text-muted">{texts.samplesHint}</p>
      </div>
      {load.state === 'failed' ? (
        <div className="mt-2">
          <Notice
            tone="error"
            title={texts.samplesFailedTitle}
            detail={load.reason}
            detailLabel={messages.ui.runtimeWords}
            actions={
              <Button onClick={() => setAttempt((n) => n + 1)}>
                <RotateCcw size={16} aria-hidden="true" />
                {messages.lab.retry}
              </Button>
            }
          >
            <p>{texts.samplesFailedText}</p>
          </Notice>
        </div>
      ) : (
        <ul className="mt-2 grid grid-cols-5 gap-2 sm:grid-cols-10 lg:grid-cols-5 xl:grid-cols-10">
          {load.state === 'ready'
            ? shown.map((sample) => (
                <li key={sample.file}>
                  <button
                    type="button"
                    className="block w-full cursor-pointer overflow-hidden rounded-md border border-line hover:border-accent"
                    onClick={() => send(sample)}
                  >
                    <img
                      src={sample.url}
                      width={160}
                      height={160}
                      loading="lazy"
                      decoding="async"
                      className="aspect-square w-full"
                      alt={texts.sampleAlt(
                        modelFacts.labels[language][sample.index] ?? '',
                        sample.name[language],
                      )}
                    />
                  </button>
                </li>
              ))
            : modelFacts.labels.id.map((label) => (
                <li key={label} className="aspect-square rounded-md border border-line bg-sunken" />
              ))}
        </ul>
      )}
      {load.state === 'ready' ? (
        <Button variant="quiet" className="mt-1" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.fewerSamples : texts.moreSamples(samples.length)}
        </Button>
      ) : null}
    </div>
  )
}
