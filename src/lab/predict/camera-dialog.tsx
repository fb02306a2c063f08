import { useEffect, useRef, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { useAnswerTexts } from './use-answer-texts.ts'

type CameraState = { state: 'starting' } | { state: 'live' } | { state: 'failed'; reason: string }

/** Takes one photo with the device's camera, the rear one where there is a choice. The stream ends with the dialog. */
export function CameraDialog(props: { onPhoto: (photo: Blob) => void; onClose: () => void }) {
  const { messages } = useI18n()
  const texts = useAnswerTexts()
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<CameraState>({ state: 'starting' })

  useEffect(() => {
    let stream: MediaStream | null = null
    let left = false
    const start = async () => {
      // Absent on pages that were not opened over https or localhost.
      if (!navigator.mediaDevices) throw new Error('navigator.mediaDevices is undefined')
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
        audio: false,
      })
      if (left || !video.current) return stopStream(stream)
      video.current.srcObject = stream
      await video.current.play()
      setCamera({ state: 'live' })
    }
    start().catch((error: unknown) => left || setCamera({ state: 'failed', reason: String(error) }))
    return () => {
      left = true
      if (stream) stopStream(stream)
    }
  }, [])

  const take = () => {
    const source = video.current
    if (!source) return
    const canvas = document.createElement('canvas')
    canvas.width = source.videoWidth
    canvas.height = source.videoHeight
    canvas.getContext('2d')?.drawImage(source, 0, 0)
    canvas.toBlob((photo) => photo && props.onPhoto(photo), 'image/jpeg', 0.92)
  }

  return (
    <Dialog title={texts.cameraTitle} onClose={props.onClose}>
      {camera.state === 'failed' ? (
        <Notice
          tone="error"
          title={texts.cameraFailedTitle}
          detail={camera.reason}
          detailLabel={messages.ui.runtimeWords}
        >
          <p>{texts.cameraFailedText}</p>
        </Notice>
      ) : (
        <video
          ref={video}
          className="aspect-square w-full rounded-md bg-sunken object-cover"
          playsInline
          muted
        />
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button variant="primary" onClick={take} disabled={camera.state !== 'live'}>
          {texts.cameraTake}
        </Button>
        <Button onClick={props.onClose}>{texts.cameraCancel}</Button>
        {camera.state === 'starting' ? <p className="text-sm text-muted">{texts.cameraStarting}</p> : null}
      </div>
    </Dialog>
  )
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
