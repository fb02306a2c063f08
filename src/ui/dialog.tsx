import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'

/** A native modal dialog; open while it is mounted. Escape, the cross and a click outside close it. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { messages } = useI18n()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the dialog leaves the document: only then does closing give the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className="m-auto max-h-[90dvh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-surface p-0 text-ink shadow-xl backdrop:bg-black/50"
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose()
      }}
    >
      <div className="p-5">
        <div className="mb-3 flex items-start justify-between gap-3">
          <h2 id={titleId} className="text-lg font-semibold">
            {props.title}
          </h2>
          <button
            type="button"
            className="grid size-10 cursor-pointer place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            aria-label={messages.ui.close}
            onClick={props.onClose}
          >
            <X size={20} aria-hidden="true" />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  )
}
