import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EraseIcon } from '../../components/icons.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import './ask.css';

export interface AskNumberProps {
  readonly title: string;
  readonly text?: string;
  /** In the same units as the answer. */
  readonly initial?: number;
  readonly minimum?: number;
  readonly maximum: number;
  /** 2 for money: the digits typed are the minor units, and the last two stand behind the point. */
  readonly decimals?: 0 | 2;
  /** How the number stands on the screen; by default as digits. */
  readonly show?: (value: number) => string;
  readonly onDone: (value: number) => void;
  readonly onClose: () => void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** A whole number by a pad of digits. Money is typed from the right, as on a till. */
export function AskNumber({ minimum = 0, decimals = 0, ...props }: AskNumberProps) {
  const { t } = useLanguage();
  const [digits, setDigits] = useState('');
  const value = digits === '' ? (props.initial ?? 0) : Number(digits);
  const show = props.show ?? ((shown: number) => (decimals === 0 ? String(shown) : (shown / 100).toFixed(2)));
  const press = (key: string) => {
    const next = String(Number(digits + key));
    if (Number(next) <= props.maximum) setDigits(next);
  };
  const isFine = value >= minimum && value <= props.maximum;
  return (
    <Sheet
      title={props.title}
      testId="ask-number"
      onClose={props.onClose}
      actions={
        <>
          <Button
            tone="primary"
            testId="ask-done"
            disabled={!isFine}
            onPress={() => isFine && props.onDone(value)}
          >
            {t('staff.ok')}
          </Button>
          <Button onPress={props.onClose} testId="ask-close">
            {t('frame.close')}
          </Button>
        </>
      }
    >
      {props.text !== undefined && <p>{props.text}</p>}
      <p className="ask-number" role="status" data-testid="ask-value">
        {show(value)}
      </p>
      <div className="ask-pad">
        {KEYS.map((key) => (
          <Button key={key} tone="outline" testId={`ask-${key}`} onPress={() => press(key)}>
            {key}
          </Button>
        ))}
        <Button
          testId="ask-delete"
          label={t('staff.delete')}
          onPress={() => setDigits(digits.slice(0, -1) || '0')}
        >
          <EraseIcon />
        </Button>
      </div>
    </Sheet>
  );
}
