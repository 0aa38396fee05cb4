import type { ReactNode } from 'react';

export interface IconProps {
  readonly children: ReactNode;
  readonly filled?: boolean;
  readonly className?: string;
}

/** A small line picture, drawn for this app on a grid of 24. It is decoration: words or a label stand beside it. */
export function Icon({ children, filled = false, className = 'icon' }: IconProps) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
