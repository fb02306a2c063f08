import { RotateCcw } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

type State = { error: unknown; failed: boolean }

/** Keeps a failure in one part of the page from taking the others with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null, failed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <PartFailed error={this.state.error} />
  }
}

/** A part that cannot go on, most often because its program could not be fetched. */
function PartFailed({ error }: { error: unknown }) {
  const texts = useI18n().messages.ui
  const fetching = error instanceof TypeError && /import|fetch|load/i.test(error.message)
  return (
    <Notice
      tone="error"
      title={fetching ? texts.programMissingTitle : texts.partFailedTitle}
      detail={String(error)}
      detailLabel={texts.runtimeWords}
      actions={
        // A failed import stays failed in this document; the record is kept on the device.
        <Button onClick={() => location.reload()}>
          <RotateCcw size={16} aria-hidden="true" />
          {texts.reload}
        </Button>
      }
    >
      <p>{fetching ? texts.programMissing : texts.partFailed}</p>
    </Notice>
  )
}
