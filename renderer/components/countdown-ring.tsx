import { useState } from 'react';
import { useSecondsLeft } from './use-now.ts';
import './countdown-ring.css';

export interface CountdownRingProps {
  /** Wall time of the end, milliseconds since 1970. */
  readonly endsAtMs: number;
  readonly label: string;
}

const RADIUS = 44;
const LENGTH = 2 * Math.PI * RADIUS;
/** From here on the ring changes its colour. */
const SHORT_SECONDS = 15;

/** The time that is left, as minutes and seconds in a closing ring. The ring is full when it first appears. */
export function CountdownRing({ endsAtMs, label }: CountdownRingProps) {
  const secondsLeft = useSecondsLeft(endsAtMs);
  const [fullSeconds] = useState(() => Math.max(1, secondsLeft));
  const rest = Math.min(1, secondsLeft / fullSeconds);
  return (
    <div
      className={secondsLeft <= SHORT_SECONDS ? 'countdown countdown-short' : 'countdown'}
      role="timer"
      aria-label={label}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r={RADIUS} />
        <circle
          className="countdown-rest"
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - rest)}
        />
      </svg>
      <span>{clockText(secondsLeft)}</span>
    </div>
  );
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
