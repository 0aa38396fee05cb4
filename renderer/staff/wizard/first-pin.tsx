import { useEffect, useState } from 'react';
import { useLanguage } from '../../state/language.ts';
import { PinEntryPad, usePinEntry } from '../entry/pin-entry.tsx';

export interface FirstPinProps {
  /** The PIN, typed twice alike. */
  readonly onDone: (pin: string) => Promise<void>;
  readonly onTyping: () => void;
}

/** A new PIN, twice: nobody could get in by one that was mistyped. */
export function FirstPin({ onDone, onTyping }: FirstPinProps) {
  const { t } = useLanguage();
  const [first, setFirst] = useState<string | null>(null);
  const [isDifferent, setDifferent] = useState(false);
  const entry = usePinEntry(async (pin) => {
    setDifferent(first !== null && pin !== first);
    if (first === null) setFirst(pin);
    else {
      setFirst(null);
      if (pin === first) await onDone(pin);
    }
    return null;
  });
  const isTyping = entry.pin !== '';
  useEffect(() => {
    if (!isTyping) return;
    setDifferent(false);
    onTyping();
  }, [isTyping, onTyping]);
  return (
    <div className="pin">
      <p className="first-pin-word" role="status" data-testid="first-pin-word">
        {t(`staff.setUp.first.${isDifferent ? 'pinDifferent' : first === null ? 'pinOnce' : 'pinAgain'}`)}
      </p>
      <PinEntryPad {...entry} />
    </div>
  );
}
