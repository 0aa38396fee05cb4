import type { ReactNode } from 'react';
import type { Tone } from '../state/notice-store.ts';
import { CheckIcon, CloseIcon, InfoIcon, WarningIcon } from './icons.tsx';
import './notice.css';

export interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children: ReactNode;
  /** With it the shopper can close the notice; `closeLabel` names that button. */
  readonly onClose?: () => void;
  readonly closeLabel?: string;
}

const ICONS = { info: InfoIcon, success: CheckIcon, warning: WarningIcon, error: WarningIcon } as const;

/** A message to the shopper: what happened, what it means for the money, what to do. */
export function Notice({ tone, title, children, onClose, closeLabel }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div
      className={`notice notice-${tone}`}
      role={tone === 'error' ? 'alert' : 'status'}
      data-testid="notice"
    >
      <Icon />
      <p className="notice-text">
        {title && <strong>{title}</strong>}
        {children}
      </p>
      {onClose && (
        <button type="button" className="notice-close" aria-label={closeLabel} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
