import { useCallback, useEffect, useRef, useState } from 'react';
import { KeyRows } from '../../components/keyboard/keys/key-rows.tsx';
import { DIGIT_ROWS, type KeyRow, type KeySpec } from '../../components/keyboard/keys/layouts.ts';
import { type Shift, shiftKey } from '../../components/keyboard/keys/shift.ts';
import '../../components/keyboard/keyboard.css';
import { useLanguage } from '../../state/language.ts';

export interface CodeKeysProps {
  readonly onType: (text: string) => void;
  readonly onErase: () => void;
}

const letters = (row: string) => [...row].map((key) => ({ spec: { kind: 'key', key }, span: 2 }) as const);

/** Letters and digits, which is what codes are made of. */
const ROWS: readonly KeyRow[] = [
  ...DIGIT_ROWS,
  { inset: 0, keys: letters('qwertyuiop') },
  { inset: 1, keys: letters('asdfghjkl') },
  {
    inset: 0,
    keys: [
      { spec: { kind: 'shift' }, span: 3 },
      ...letters('zxcvbnm'),
      { spec: { kind: 'eraseBefore' }, span: 3 },
    ],
  },
];

/** Keys for a code. It is printed in capitals as a rule, so they come first. */
export function CodeKeys(props: CodeKeysProps) {
  const { t } = useLanguage();
  const [shift, setShift] = useState<Shift>('locked');
  const latest = useRef({ ...props, shift });
  useEffect(() => {
    latest.current = { ...props, shift };
  });
  const press = useCallback((spec: KeySpec) => {
    const { onType, onErase, shift: now } = latest.current;
    if (spec.kind === 'key') onType(shiftKey(spec.key, now));
    if (spec.kind === 'eraseBefore') onErase();
    if (spec.kind === 'shift') setShift(now === 'off' ? 'locked' : 'off');
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form, and brings its own layout
    <div className="keyboard code-keys" role="group" aria-label={t('keyboard.label')}>
      <KeyRows rows={ROWS} shift={shift} onPress={press} />
    </div>
  );
}
