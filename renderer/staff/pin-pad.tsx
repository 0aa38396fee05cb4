import { Button } from '../components/button.tsx';
import { EraseIcon } from '../components/icons.tsx';
import { useLanguage } from '../state/language.ts';
import { SHORTEST_PIN } from './pin-length.ts';

export interface PinPadProps {
  readonly pin: string;
  readonly busy: boolean;
  readonly onChange: (pin: string) => void;
  readonly onSubmit: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Ten digits, delete, and OK, in the order of a telephone. */
export function PinPad({ pin, busy, onChange, onSubmit }: PinPadProps) {
  const { t } = useLanguage();
  return (
    <div className="pin-pad">
      {DIGITS.map((digit) => (
        <Button key={digit} tone="outline" testId={`pin-${digit}`} onPress={() => onChange(pin + digit)}>
          {digit}
        </Button>
      ))}
      <Button testId="pin-delete" label={t('staff.delete')} onPress={() => onChange(pin.slice(0, -1))}>
        <EraseIcon />
      </Button>
      <Button tone="outline" testId="pin-0" onPress={() => onChange(`${pin}0`)}>
        0
      </Button>
      <Button
        tone="primary"
        testId="pin-ok"
        disabled={pin.length < SHORTEST_PIN}
        busy={busy}
        onPress={onSubmit}
      >
        {t('staff.ok')}
      </Button>
    </div>
  );
}
