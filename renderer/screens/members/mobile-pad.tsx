import { Button } from '../../components/button.tsx';
import { EraseIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';

export interface MobilePadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** Ten digits as on a telephone, and delete. */
export function MobilePad({ value, onChange }: MobilePadProps) {
  const { t } = useLanguage();
  return (
    <div className="mobile-pad">
      {DIGITS.map((digit) => (
        <Button key={digit} tone="outline" testId={`digit-${digit}`} onPress={() => onChange(value + digit)}>
          {digit}
        </Button>
      ))}
      <Button
        testId="digit-erase"
        label={t('members.mobile.erase')}
        onPress={() => onChange(value.slice(0, -1))}
      >
        <EraseIcon />
      </Button>
    </div>
  );
}
