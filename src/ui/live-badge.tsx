/** A dot with a word: something is running right now. */
export function LiveBadge({ label }: { label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full border border-ok/40 px-2 py-0.5 text-xs leading-4 font-semibold text-ok">
      <span className="size-1.5 rounded-full bg-ok" aria-hidden="true" />
      {label}
    </span>
  )
}
