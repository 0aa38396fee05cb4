import { useState } from 'react';
import type { ShapeOf } from '../../../shared/contract/setting-shape.ts';
import { Button } from '../../components/button.tsx';
import { EraseIcon } from '../../components/icons.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import '../kit/ask.css';
import { type PagePath, withUnit } from './setting-words.ts';

export interface NumberSheetProps {
  readonly title: string;
  readonly text: string;
  readonly shape: ShapeOf<'number'>;
  readonly path: PagePath;
  readonly value: number | null;
  readonly optional: boolean;
  readonly onDone: (value: number | undefined) => void;
  readonly onClose: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MOST_DIGITS = 9;

/** A number of any kind by a pad: with a point where it may have parts, with a sign where it may be below zero. */
export function NumberSheet({
  title,
  text,
  shape,
  path,
  value,
  optional,
  onDone,
  onClose,
}: NumberSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const [typed, setTyped] = useState<string | null>(null);
  const number = typed === null ? value : typed === '' || typed === '-' ? null : Number(typed);
  const isFine = number !== null && isWithin(number, shape);
  const canClear = optional && typed === '';
  const add = (key: string) => {
    const next = `${typed ?? ''}${key}`.replace(/^(-?)0(?=\d)/, '$1');
    if (next.replace(/\D/g, '').length <= MOST_DIGITS) setTyped(next);
  };
  const shown = typed === null || typed === '' ? '' : typed;
  return (
    <Sheet
      title={title}
      testId="ask-number"
      onClose={onClose}
      actions={
        <>
          <Button
            tone="primary"
            testId="ask-done"
            disabled={!isFine && !canClear}
            onPress={() => onDone(canClear ? undefined : (number ?? undefined))}
          >
            {t('staff.ok')}
          </Button>
          <Button onPress={onClose} testId="ask-close">
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <p className="ask-number" role="status" data-testid="ask-value">
        {typed === null && value !== null ? withUnit(value, path, language) : shown || '–'}
      </p>
      <p className={number !== null && !isFine ? 'ask-fault' : 'number-limits'}>
        {limitsText(shape, path, language)}
      </p>
      <div className="ask-pad number-pad">
        {DIGITS.map((key) => (
          <Button key={key} tone="outline" testId={`ask-${key}`} onPress={() => add(key)}>
            {key}
          </Button>
        ))}
        <Extra shape={shape} typed={typed ?? ''} onType={setTyped} />
        <Button tone="outline" testId="ask-0" onPress={() => add('0')}>
          0
        </Button>
        <Button
          testId="ask-delete"
          label={t('staff.delete')}
          onPress={() => setTyped((typed ?? String(value ?? '')).slice(0, -1))}
        >
          <EraseIcon />
        </Button>
      </div>
    </Sheet>
  );
}

interface ExtraProps {
  readonly shape: ShapeOf<'number'>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** The key beside the zero: the point, the sign, or none. */
function Extra({ shape, typed, onType }: ExtraProps) {
  const mayBeNegative = shape.minimum === null || shape.minimum < 0;
  if (mayBeNegative) {
    const turned = typed.startsWith('-') ? typed.slice(1) : `-${typed}`;
    return (
      <Button tone="outline" testId="ask-sign" onPress={() => onType(turned)}>
        ±
      </Button>
    );
  }
  if (shape.whole) return <span />;
  return (
    <Button
      tone="outline"
      testId="ask-point"
      onPress={() => !typed.includes('.') && onType(typed === '' ? '0.' : `${typed}.`)}
    >
      .
    </Button>
  );
}

const isWithin = (value: number, { minimum, maximum, whole }: ShapeOf<'number'>): boolean =>
  Number.isFinite(value) &&
  value >= (minimum ?? Number.NEGATIVE_INFINITY) &&
  value <= (maximum ?? Number.POSITIVE_INFINITY) &&
  (!whole || Number.isInteger(value));

function limitsText({ minimum, maximum }: ShapeOf<'number'>, path: PagePath, language: Language): string {
  const { t } = language;
  const show = (limit: number) => withUnit(limit, path, language);
  if (minimum !== null && maximum !== null)
    return t('staff.settings.fromTo', { from: show(minimum), to: show(maximum) });
  if (minimum !== null) return t('staff.settings.fault.tooSmall', { limit: show(minimum) });
  if (maximum !== null) return t('staff.settings.fault.tooLarge', { limit: show(maximum) });
  return '';
}
