import { RotateCcw } from 'lucide-react'
import { useStore } from 'zustand'
import { useI18n } from '#i18n/i18n-context.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Deployment } from '../deployment.ts'
import type { Failure } from '../deployment-store.ts'
import { focusPipelineButton } from './focus-pipeline-button.ts'

/** What failed, where, what to do, the runtime's own words, and the way back in one click. */
export function FailureNotice({ failure, deployment }: { failure: Failure; deployment: Deployment }) {
  const isDamaged = useStore(deployment.store, ({ damaged }) => damaged)
  const { messages } = useI18n()
  const texts = messages.lab.failures[failure.code]
  const stage = messages.lab.pipeline.stages[failure.stage]
  return (
    <Notice
      tone="error"
      title={`${stage}: ${texts.title}`}
      detail={failure.runtimeMessage}
      detailLabel={messages.ui.runtimeWords}
      actions={
        <>
          <Button
            onClick={() => {
              // The browser remembers a script that did not come for as long as the page is open.
              if (failure.code === 'program-missing') return location.reload()
              focusPipelineButton()
              // What was damaged on purpose would only fail again.
              deployment.machine.disk.restore()
              void deployment.run()
            }}
          >
            <RotateCcw size={16} aria-hidden="true" />
            {failure.code === 'program-missing'
              ? messages.ui.reload
              : isDamaged
                ? messages.lab.restore
                : messages.lab.retry}
          </Button>
          {failure.code === 'provider-unavailable' ? (
            <Button
              onClick={() => {
                focusPipelineButton()
                deployment.chooseProvider('wasm')
                void deployment.run()
              }}
            >
              {messages.lab.useWasm}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{texts.text(failure.file ?? '')}</p>
    </Notice>
  )
}
