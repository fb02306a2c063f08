import { useI18n } from '#i18n/i18n-context.tsx'

/** metadata_props of the file: free text by whoever made it. */
export function MetadataTable({ metadata }: { metadata: Record<string, string> }) {
  const { messages } = useI18n()
  const texts = messages.inspector
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
