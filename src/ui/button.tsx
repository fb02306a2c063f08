import type { ButtonHTMLAttributes, ReactNode } from 'react'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: 'primary' | 'secondary' | 'quiet'
  children: ReactNode
}

const VARIANT = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent font-semibold',
  secondary: 'bg-surface text-ink border-line-strong hover:border-accent hover:text-accent',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
}

/** A button of at least 40 px, with icon and words side by side. */
export function Button({ variant = 'secondary', className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex min-h-10 cursor-pointer items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 text-sm leading-5 transition-colors disabled:cursor-not-allowed disabled:opacity-60 ${VARIANT[variant]} ${className}`}
    >
      {children}
    </button>
  )
}
