import { useModelDetailsTexts } from './use-model-details-texts.ts'

/** metadata_props of the file: free text by whoever made it. */
export function MetadataTable({ metadata }: { metadata: Record<string, string> }) {
  const texts = useModelDetailsTexts()
  const entries = Object.entries(metadata)
  if (entries.length === 0) return null
  return (
    <details className="p-4 text-sm">
      <summary className="cursor-pointer font-semibold">{texts.metadata}</summary>
      <dl className="mt-3 space-y-2 text-xs">
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt className="text-muted">{key}</dt>
            <dd className="font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
