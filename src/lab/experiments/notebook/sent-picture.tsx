import { SIZE } from '#notebook/kernel-wire.ts'
import type { NotebookPrediction } from './predictions.ts'
import { useNotebookTexts } from './use-notebook-texts.ts'

/** What model.predict made of the numbers and sent. */
export function SentPicture({ prediction: { pictureUrl, number } }: { prediction: NotebookPrediction }) {
  const texts = useNotebookTexts()
  return (
    <img
      src={pictureUrl}
      alt={texts.sent(number)}
      width={SIZE}
      height={SIZE}
      className="inline-block rounded-md border border-line [image-rendering:pixelated]"
    />
  )
}
