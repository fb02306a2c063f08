import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useI18n } from '#i18n/i18n-context.tsx'
import type { ModelResponse } from '#service/contract.ts'
import { type Origin, OriginBadge } from '#ui/origin-badge.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

/**
 * Which file this is, who made it, and that it is the one that was validated. How it was trained is not in the file as
 * far as this can check: that comes from the model card.
 */
export function Identity({ model, card }: { model: ModelResponse; card: Origin }) {
  const { bytes, number } = useI18n()
  const texts = useModelDetailsTexts()
  const { artifact, onnx } = model
  const run = artifact.id === 'tiny' ? model.training.tiny : model.training.main
  const opsets = onnx.opsets.map(({ domain, version }) => (domain ? `${domain} ${version}` : String(version)))
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      <Fact name={texts.file}>
        {artifact.file} <span className="text-muted">({`${model.name} ${model.version}`})</span>
      </Fact>
      <Fact name={texts.bytes}>
        {bytes(artifact.bytes)}{' '}
        <span className="text-muted">({texts.exactBytes(number(artifact.bytes))})</span>
      </Fact>
      <Fact name={texts.sha256}>
        <span className="font-mono text-xs break-all">{artifact.sha256}</span>
        <span className="mt-0.5 flex items-center gap-1 text-xs text-ok">
          <CircleCheck size={14} aria-hidden="true" />
          {texts.shaChecked}
        </span>
      </Fact>
      <Fact name={texts.producer}>{`${onnx.producerName} ${onnx.producerVersion}`}</Fact>
      <Fact name={texts.opset}>{opsets.join(', ')}</Fact>
      <Fact name={texts.irVersion}>{onnx.irVersion}</Fact>
      <Fact name={texts.runtime}>{`onnxruntime-web ${model.runtimeVersion}`}</Fact>
      <Fact name={texts.license}>{model.license}</Fact>
      <Fact name={texts.run}>
        {texts.runText(run.seed, run.epochs, run.commit)} <OriginBadge origin={card} />
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
