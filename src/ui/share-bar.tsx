/** A bar that is full by a share, 0 to 1. It repeats a figure that stands beside it, so it is silent for readers. */
export function ShareBar({ share, className, track = 'fill-sunken' }: ShareBarProps) {
  return (
    <svg className={className} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" className={track} />
      <rect width={100 * share} height="1" className="fill-accent" />
    </svg>
  )
}

type ShareBarProps = { share: number; className: string; track?: 'fill-sunken' | 'fill-line' }
