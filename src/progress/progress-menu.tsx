import { Download, Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { type ImportOutcome, importFile } from './import-file.ts'
import { type Outline, progressShare } from './progress-share.ts'
import { useProgress, useProgressActions } from './use-progress.ts'
import { useProgressTexts } from './use-progress-texts.ts'

type Outcome = ImportOutcome | { kind: 'erased' }

/** What can be done with the learner's record: export, import, erase; with a course, how far it is. The content of a menu. */
export function ProgressMenu({ course }: { course?: Outline }) {
  const texts = useProgressTexts()
  const progress = useProgressActions()
  const fileInput = useRef<HTMLInputElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [erasing, setErasing] = useState(false)

  function closeDialog(): void {
    setErasing(false)
    // The dialog is gone with the next frame, and its focus with it.
    requestAnimationFrame(() => menu.current?.querySelector<HTMLElement>('[data-erase]')?.focus())
  }

  return (
    <div ref={menu} className="space-y-4 text-[0.9375rem] leading-6">
      {course ? <Share course={course} /> : null}
      <p className="text-muted">{texts.menuText}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            const { fileName, text } = progress.exportRecord()
            saveFile(fileName, 'application/json', text)
          }}
        >
          <Download size={16} aria-hidden="true" />
          {texts.exportRecord}
        </Button>
        <Button onClick={() => fileInput.current?.click()}>
          <Upload size={16} aria-hidden="true" />
          {texts.importRecord}
        </Button>
        <input
          ref={fileInput}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={async (event) => {
            const input = event.currentTarget
            const file = input.files?.[0]
            // The same file again, after it was mended, is a change as well.
            if (file) setOutcome(await importFile(file, progress))
            input.value = ''
          }}
        />
        <Button data-erase="" onClick={() => setErasing(true)}>
          <Trash2 size={16} aria-hidden="true" />
          {texts.erase}
        </Button>
      </div>
      <p className="text-sm text-muted">{texts.importText}</p>
      <div role="status">{outcome ? <OutcomeNotice outcome={outcome} /> : null}</div>
      {erasing ? (
        <Dialog title={texts.eraseTitle} onClose={closeDialog}>
          <div className="space-y-4">
            <p>{texts.eraseText}</p>
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={closeDialog}>{texts.cancel}</Button>
              <Button
                variant="primary"
                onClick={() => {
                  progress.erase()
                  setOutcome({ kind: 'erased' })
                  closeDialog()
                }}
              >
                {texts.eraseConfirm}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}

function Share({ course }: { course: Outline }) {
  const texts = useProgressTexts()
  const record = useProgress((state) => state.record)
  const { done, questions, steps, total } = progressShare(record, course)
  return (
    <div>
      <p className="font-semibold">{texts.done(done, total)}</p>
      <ul className="text-muted">
        <li>{texts.questionsDone(questions.done, questions.total)}</li>
        <li>{texts.stepsDone(steps.done, steps.total)}</li>
      </ul>
    </div>
  )
}

function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  const texts = useProgressTexts()
  if (outcome.kind === 'erased') return <Notice tone="ok" title={texts.erased} />
  if (outcome.kind === 'imported') return <Notice tone="ok" title={texts.imported(outcome.fileName)} />
  return (
    <Notice
      tone="warn"
      title={texts.importFailed(outcome.fileName)}
      detail={outcome.detail}
      detailLabel={texts.technicalDetail}
    >
      <p>{texts.importReason[outcome.reason]}</p>
    </Notice>
  )
}
