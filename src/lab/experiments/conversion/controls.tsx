import { modelFacts } from 'virtual:model-facts'
import { useEffect, useState } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { ControlsProps } from '../experiment.ts'
import type { ConversionSettings } from './run.ts'
import { useConversionTexts } from './use-conversion-texts.ts'
import { findWebGpu, type WebGpu } from './webgpu-adapter.ts'

/** Whether the graphics card is asked, too: a choice only where there is one. */
export function ConversionControls({ settings, onChange, disabled }: ControlsProps<ConversionSettings>) {
  const texts = useConversionTexts()
  const { bytes } = useI18n()
  const [webGpu, setWebGpu] = useState<WebGpu | null>(null)
  useEffect(() => {
    let left = false
    void findWebGpu().then((found) => left || setWebGpu(found))
    return () => {
      left = true
    }
  }, [])
  if (webGpu === null) return <p className="min-h-6 text-sm" />
  if (webGpu !== 'usable') return <p className="text-sm leading-6 text-muted">{texts.webGpu[webGpu]}</p>
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 text-sm leading-6">
      <input
        type="checkbox"
        className="size-[1.125rem] shrink-0 cursor-pointer accent-accent"
        checked={settings.webGpu}
        disabled={disabled}
        onChange={(event) => onChange({ webGpu: event.currentTarget.checked })}
      />
      {texts.askGpu(bytes(modelFacts.runtimeBytes.webgpu))}
    </label>
  )
}
