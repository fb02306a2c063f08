import type { ReactNode } from 'react'
import type { ModelResponse } from '#service/contract.ts'
import { type Origin, OriginBadge } from '#ui/origin-badge.tsx'
import { AccuracyCard } from './accuracy-card.tsx'
import { ContractSteps } from './contract-steps.tsx'
import { Identity } from './identity.tsx'
import { LayerTable } from './layer-table.tsx'
import { MetadataTable } from './metadata-table.tsx'
import { OperatorTable } from './operator-table.tsx'
import { TensorTable } from './tensor-table.tsx'
import { useModelDetailsTexts } from './use-model-details-texts.ts'

const MEASURED: Origin = { kind: 'measured' }

/** The sections of the inspector, from what the file is to how good its answers are. */
export function ModelDetails({ model }: { model: ModelResponse }) {
  const texts = useModelDetailsTexts()
  const card: Origin = {
    kind: 'published',
    href: 'models/benda10/MODEL-CARD.html',
    label: texts.accuracySource,
  }
  return (
    <div className="divide-y divide-line">
      <Section title={texts.identity} origin={MEASURED}>
        <Identity model={model} card={card} />
      </Section>
      <Section title={texts.interface} origin={MEASURED}>
        <TensorTable onnx={model.onnx} />
      </Section>
      <Section title={texts.contract} origin={card}>
        <ContractSteps contract={model.preprocessing} />
      </Section>
      <Section title={texts.size} origin={MEASURED}>
        <LayerTable onnx={model.onnx} />
      </Section>
      <Section title={texts.operators} origin={MEASURED}>
        <OperatorTable onnx={model.onnx} />
      </Section>
      <Section title={texts.accuracy} origin={card}>
        <AccuracyCard model={model} />
      </Section>
      <MetadataTable metadata={model.onnx.metadata} />
    </div>
  )
}

function Section(props: { title: string; origin: Origin; children: ReactNode }) {
  return (
    <section className="space-y-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="text-sm font-semibold">{props.title}</h4>
        <OriginBadge origin={props.origin} />
      </div>
      {props.children}
    </section>
  )
}
