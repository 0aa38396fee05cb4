import { useEffect, useMemo, useState } from 'react';
import type { EnterStaffResult } from '../../../shared/contract/staff.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { type Language, type LanguageKey, useLanguage } from '../../state/language.ts';
import { LONGEST_PIN, SHORTEST_PIN } from './pin-length.ts';
import { PinPad } from './pin-pad.tsx';
import { shuffledDigits } from './shuffled-digits.ts';
import './pin-entry.css';

/** Why a PIN was not taken. */
export type PinRefusal =
  | Exclude<EnterStaffResult, { kind: 'entered' }>
  | { readonly kind: 'notAnswering'; readonly text: LanguageKey };

export interface PinEntry {
  readonly pin: string;
  readonly refusal: PinRefusal | null;
  readonly busy: boolean;
  readonly change: (pin: string) => void;
  readonly submit: () => void;
}

/** The state of a PIN pad. `check` gives what was wrong, or null when the PIN did what it was asked for. */
export function usePinEntry(check: (pin: string) => Promise<PinRefusal | null>): PinEntry {
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<PinRefusal | null>(null);
  const [enter, busy] = useAction(async () => {
    const refused = await check(pin);
    setPin('');
    setRefusal(refused);
  });
  const change = (next: string) => {
    setRefusal(null);
    setPin(next.slice(0, LONGEST_PIN));
  };
  const submit = () => {
    if (pin.length >= SHORTEST_PIN) enter();
  };
  usePinKeys(pin, change, submit);
  return { pin, refusal, busy, change, submit };
}

/** As many dots as digits, and the pad. */
export function PinEntryPad({ pin, busy, change, submit }: PinEntry) {
  const { t } = useLanguage();
  const isShuffled = useKioskStore((state) => state.info?.shuffledPinPad ?? false);
  const digits = useMemo(() => shuffledDigits(isShuffled, Math.random), [isShuffled]);
  return (
    <>
      <p className="pin-dots">
        <span className="visually-hidden" role="status">
          {t('staff.pinEntered', { count: pin.length })}
        </span>
        {Array.from(pin, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the dots are all alike and only their number changes
          <span key={index} />
        ))}
      </p>
      <PinPad pin={pin} digits={digits} busy={busy} onChange={change} onSubmit={submit} />
    </>
  );
}

/** What was wrong with the PIN, in words. */
export function PinRefusalNotice({ refusal }: { readonly refusal: PinRefusal | null }) {
  const language = useLanguage();
  return refusal && <Notice tone="error">{refusalText(refusal, language)}</Notice>;
}

function refusalText(refusal: PinRefusal, { t }: Language): string {
  switch (refusal.kind) {
    case 'wrongPin':
      return t('staff.wrongPin');
    case 'lockedOut':
      return lockedText(refusal.retryAfterSeconds, t);
    case 'notConfigured':
      return t('staff.notConfigured');
    case 'notAnswering':
      return t(refusal.text);
    default:
      return assertNever(refusal);
  }
}

/** Nobody counts 900 seconds. */
function lockedText(seconds: number, t: Language['t']): string {
  return seconds <= 90
    ? t('staff.lockedOut', { count: Math.ceil(seconds) })
    : t('staff.lockedOutMinutes', { count: Math.ceil(seconds / 60) });
}

/** A keyboard plugged in for service works as well. */
function usePinKeys(pin: string, onChange: (pin: string) => void, onSubmit: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) onChange(pin + event.key);
      if (event.key === 'Backspace') onChange(pin.slice(0, -1));
      // Enter on a focused button presses that button.
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onSubmit();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pin, onChange, onSubmit]);
}
