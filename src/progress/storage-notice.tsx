import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useProgress, useProgressActions } from './use-progress.ts'
import { useProgressTexts } from './use-progress-texts.ts'

/** Says when the learner's record is not kept, or was set aside, and offers what to do. Nothing when all is well. */
export function StorageNotice() {
  const texts = useProgressTexts()
  const storage = useProgress((state) => state.storage)
  const progress = useProgressActions()

  if (storage.status === 'ok') return null
  if (storage.status === 'set-aside') {
    const { setAside } = storage
    const fileName = `${setAside.key.replace(/[^a-z0-9]+/gi, '-')}.json`
    return (
      <Notice
        tone="warn"
        title={texts.setAsideTitle}
        detail={`${setAside.key}\n${setAside.detail}`}
        detailLabel={texts.technicalDetail}
        actions={
          <>
            <Button onClick={() => saveFile(fileName, 'application/json', setAside.text)}>
              {texts.downloadSetAside}
            </Button>
            <Button variant="quiet" onClick={() => progress.dismissSetAside()}>
              {texts.understood}
            </Button>
          </>
        }
      >
        <p>{setAside.reason === 'newer' ? texts.setAside.newer : texts.setAside.broken}</p>
      </Notice>
    )
  }
  const full = storage.status === 'full'
  return (
    <Notice
      tone="error"
      title={full ? texts.fullTitle : texts.blockedTitle}
      detail={storage.detail}
      detailLabel={texts.browserWords}
      actions={
        <>
          <Button onClick={() => progress.retryStorage()}>{texts.retry}</Button>
          <Button
            onClick={() => {
              const { fileName, text } = progress.exportRecord()
              saveFile(fileName, 'application/json', text)
            }}
          >
            {texts.downloadRecord}
          </Button>
        </>
      }
    >
      <p>{full ? texts.full : texts.blocked}</p>
    </Notice>
  )
}
