import { useEffect, useState } from 'react';
import type { EnterStaffResult } from '../../shared/contract/staff.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { bridge } from '../bridge/connect.ts';
import { Notice } from '../components/notice.tsx';
import { ScreenFrame } from '../components/screen-frame.tsx';
import { useAction } from '../components/use-action.ts';
import { leaveStaff } from '../flow/staff-actions.ts';
import { type Language, useLanguage } from '../state/language.ts';
import { showStaff } from '../state/staff-store.ts';
import { LONGEST_PIN, SHORTEST_PIN } from './pin-length.ts';
import { PinPad } from './pin-pad.tsx';
import './staff-pin-screen.css';

type Refusal = Exclude<EnterStaffResult, { kind: 'entered' }> | { readonly kind: 'notAnswering' };

/** Digits in, nothing out: the PIN is checked by the main process, which also counts the attempts. */
export function StaffPinScreen() {
  const language = useLanguage();
  const { t } = language;
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [enter, entering] = useAction(async () => {
    const answer = await bridge().call('enterStaff', { pin });
    setPin('');
    if (answer.ok && answer.value.kind === 'entered') return showStaff('open');
    setRefusal(answer.ok ? (answer.value as Refusal) : { kind: 'notAnswering' });
  });
  const change = (next: string) => {
    setRefusal(null);
    setPin(next.slice(0, LONGEST_PIN));
  };
  const submit = () => {
    if (pin.length >= SHORTEST_PIN) enter();
  };
  usePinKeys(pin, change, submit);
  return (
    <ScreenFrame
      testId="staff-pin"
      title={t('staff.pinTitle')}
      lead={t('staff.pinLead')}
      help="staffPin"
      still
      languages={false}
      onBack={leaveStaff}
      notices={refusal && <Notice tone="error">{refusalText(refusal, language)}</Notice>}
    >
      <div className="pin">
        <p className="pin-dots">
          <span className="visually-hidden" role="status">
            {t('staff.pinEntered', { count: pin.length })}
          </span>
          {Array.from(pin, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots are all alike and only their number changes
            <span key={index} />
          ))}
        </p>
        <PinPad pin={pin} busy={entering} onChange={change} onSubmit={submit} />
      </div>
    </ScreenFrame>
  );
}

function refusalText(refusal: Refusal, { t }: Language): string {
  switch (refusal.kind) {
    case 'wrongPin':
      return t('staff.wrongPin');
    case 'lockedOut':
      return t('staff.lockedOut', { count: Math.ceil(refusal.retryAfterSeconds) });
    case 'notConfigured':
      return t('staff.notConfigured');
    case 'notAnswering':
      return t('staff.failed');
    default:
      return assertNever(refusal);
  }
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
