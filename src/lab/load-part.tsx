import { useEffect, useState } from 'react'
import type { Host } from '#fleet/host.ts'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { BASE_URL } from './address.ts'
import { LoadPanel } from './load/load-panel.tsx'
import type { Machine } from './machine.ts'
import { predictRequest } from './predict/predict-request.ts'
import { fetchSamplePictures, type LabelledPicture } from './predict/samples.ts'

type Parts = { host: Host; makeRequest: (i: number) => Request }

/** The load panel with what it needs: the host, and pictures to send. */
export function LoadPart({ machine, serving }: { machine: Machine; serving: boolean }) {
  const { messages } = useI18n()
  const [parts, setParts] = useState<Parts | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)

  // Pictures are fetched when there is something to send them to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt runs the effect again.
  useEffect(() => {
    if (!serving || parts) return
    let isCurrent = true
    Promise.all([machine.host(), fetchSamplePictures()])
      .then(async ([host, pictures]) => {
        const bodies = await Promise.all(pictures.map(encode))
        if (isCurrent) setParts({ host, makeRequest: (i) => requestFor(bodies, i) })
      })
      .catch((thrown: unknown) => isCurrent && setError(String(thrown)))
    return () => {
      isCurrent = false
    }
  }, [machine, serving, parts, attempt])

  if (error) {
    const retry = () => {
      setError(null)
      setAttempt((count) => count + 1)
    }
    return (
      <Notice
        tone="error"
        title={messages.lab.failures.network.title}
        detail={error}
        detailLabel={messages.ui.runtimeWords}
        actions={<Button onClick={retry}>{messages.lab.retry}</Button>}
      >
        <p>{messages.lab.failures.network.text('samples/')}</p>
      </Notice>
    )
  }
  if (!parts) return <p className="p-4 text-sm text-muted">{messages.lab.loadNeedsService}</p>
  return <LoadPanel host={parts.host} makeRequest={parts.makeRequest} serving={serving} />
}

/** A request's body as it goes over the wire, and its type with the boundary. */
type Encoded = { type: string; body: ArrayBuffer }

/** Written out once for all requests: the form of each anew would cost the time that the generator needs. */
async function encode({ blob, sample }: LabelledPicture): Promise<Encoded> {
  const request = predictRequest(blob, sample.file)
  return { type: request.headers.get('content-type') ?? '', body: await request.arrayBuffer() }
}

/** The pictures in turn. */
function requestFor(bodies: readonly Encoded[], i: number): Request {
  const picture = bodies[i % bodies.length]
  if (!picture) throw new Error('no picture to send')
  const { type, body } = picture
  return new Request(new URL('/predict', BASE_URL), {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
}
