import { Button } from '../../components/button.tsx';
import { EraseIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { SHORTEST_PIN } from './pin-length.ts';

export interface PinPadProps {
  readonly pin: string;
  /** Ten of them; the last one stands alone in the lowest row. */
  readonly digits: readonly string[];
  readonly busy: boolean;
  readonly onChange: (pin: string) => void;
  readonly onSubmit: () => void;
}

/** Ten digits, delete, and OK. */
export function PinPad({ pin, digits, busy, onChange, onSubmit }: PinPadProps) {
  const { t } = useLanguage();
  const key = (digit: string) => (
    <Button key={digit} tone="outline" testId={`pin-${digit}`} onPress={() => onChange(pin + digit)}>
      {digit}
    </Button>
  );
  return (
    <div className="pin-pad">
      {digits.slice(0, 9).map(key)}
      <Button testId="pin-delete" label={t('staff.delete')} onPress={() => onChange(pin.slice(0, -1))}>
        <EraseIcon />
      </Button>
      {digits.slice(9).map(key)}
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
