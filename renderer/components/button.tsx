import type { ReactNode } from 'react';
import './button.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly tone?: 'plain' | 'primary' | 'outline' | 'quiet' | 'danger';
  /** It stays reachable, so that a screen reader can say why it cannot be pressed. */
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly testId?: string;
  readonly label?: string;
  readonly lang?: string;
  readonly describedBy?: string;
  readonly className?: string;
}

/** The one button of the app. While it is busy a second tap does nothing. */
export function Button({ tone = 'plain', disabled = false, busy = false, ...props }: ButtonProps) {
  const locked = disabled || busy;
  const classes = ['button', `button-${tone}`, busy && 'button-busy', props.className].filter(Boolean);
  return (
    <button
      type="button"
      className={classes.join(' ')}
      data-testid={props.testId}
      aria-disabled={locked || undefined}
      aria-busy={busy || undefined}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      lang={props.lang}
      onClick={() => {
        if (!locked) props.onPress();
      }}
    >
      {busy && <BusyMark />}
      {props.children}
    </button>
  );
}

function BusyMark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="3" aria-hidden="true">
      <path d="M12 3a9 9 0 1 1-9 9" strokeLinecap="round" />
    </svg>
  );
}
