import { Camera, FolderOpen } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useHydrated } from '#ui/use-hydrated.ts'
import { useSeen } from '#ui/use-seen.ts'
import type { PredictStore } from './predict-store.ts'
import { SamplePicker } from './sample-picker.tsx'

// Fetched with the first picture, and with the first wish for the camera.
const AnswerView = lazy(() => import('./answer-view.tsx').then(({ AnswerView }) => ({ default: AnswerView })))
const CameraDialog = lazy(() =>
  import('./camera-dialog.tsx').then(({ CameraDialog }) => ({ default: CameraDialog })),
)

type PredictPanelProps = {
  predict: PredictStore
  /** The service runs, so the samples are here already. */
  serving: boolean
  measuring: boolean
}

/** Sample, own file (choose, drop, paste) or camera, sent to POST /predict; then the answer. */
export function PredictPanel({ predict, serving, measuring }: PredictPanelProps) {
  const { messages } = useI18n()
  const texts = messages.lab.predict
  const area = useRef<HTMLDivElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const seen = useSeen(area)
  const state = useStore(predict)
  const hydrated = useHydrated()
  const [dragging, setDragging] = useState(false)
  const [cameraOpen, setCameraOpen] = useState(false)
  const [nothingPasted, setNothingPasted] = useState(false)

  const sendBlob = (blob: Blob, name: string) => {
    setNothingPasted(false)
    void predict.send({ blob, url: URL.createObjectURL(blob), name, truth: null })
  }
  const takeFile = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) sendBlob(file, file.name)
    return Boolean(file)
  }

  // A paste anywhere on the page counts, as long as nobody is typing.
  useEffect(() => {
    const onPaste = (event: Event) => {
      const { target } = event
      if (target instanceof Element && target.closest('textarea, input, [contenteditable]')) return
      const files = (event as unknown as ClipboardEvent).clipboardData?.files
      setNothingPasted(!takeFile(files))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  })

  // A picture that is dropped beside the panel must not replace the page, and the service with it.
  useEffect(() => {
    const keepPage = (event: Event) => event.preventDefault()
    window.addEventListener('dragover', keepPage)
    window.addEventListener('drop', keepPage)
    return () => {
      window.removeEventListener('dragover', keepPage)
      window.removeEventListener('drop', keepPage)
    }
  }, [])

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setDragging(false)
    takeFile(event.dataTransfer.files)
  }

  return (
    <Panel id="lab-gambar" title={texts.title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it does the same. */}
      <div
        ref={area}
        className={`space-y-4 p-4 ${dragging ? 'bg-accent-soft' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setDragging(true)
        }}
        onDragLeave={() => setDragging(false)}
        onDrop={onDrop}
      >
        <SamplePicker predict={predict} active={seen || serving} />
        <div>
          <h4 className="text-sm font-semibold">{texts.own}</h4>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button disabled={!hydrated} onClick={() => chooser.current?.click()}>
              <FolderOpen size={16} aria-hidden="true" />
              {texts.choose}
            </Button>
            <Button disabled={!hydrated} onClick={() => setCameraOpen(true)}>
              <Camera size={16} aria-hidden="true" />
              {texts.camera}
            </Button>
            <input
              ref={chooser}
              type="file"
              disabled={!hydrated}
              accept="image/*"
              className="hidden"
              aria-label={texts.choose}
              onChange={(event) => {
                takeFile(event.currentTarget.files)
                event.currentTarget.value = ''
              }}
            />
          </div>
          <p className="mt-2 text-xs leading-5 text-muted">{dragging ? texts.dropNow : texts.dropHint}</p>
          <p className="mt-1 text-sm text-warn empty:hidden" role="status">
            {nothingPasted && state.state === 'idle' ? texts.pasteNothing : null}
          </p>
        </div>
        {state.state === 'waiting' ? (
          <Notice tone="info" title={texts.waiting}>
            <p>{measuring ? messages.lab.runFirst : texts.needsService}</p>
          </Notice>
        ) : null}
        {state.state === 'idle' ? null : (
          <Suspense>
            <AnswerView state={state} predict={predict} onChooseAnother={() => chooser.current?.click()} />
          </Suspense>
        )}
        {cameraOpen ? (
          <Suspense>
            <CameraDialog
              onClose={() => setCameraOpen(false)}
              onPhoto={(blob) => {
                setCameraOpen(false)
                sendBlob(blob, 'foto.jpg')
              }}
            />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  )
}
