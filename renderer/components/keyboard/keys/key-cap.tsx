import { memo, type ReactNode } from 'react';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { type Language, type LanguageKey, useLanguage } from '../../../state/language.ts';
import { CheckIcon, EraseIcon } from '../../icons.tsx';
import { NewLineIcon, ShiftIcon, ShiftLockIcon } from '../keyboard-icons.tsx';
import type { KeySpec, Layer } from './layouts.ts';
import { type Shift, shiftKey } from './shift.ts';
import { usePress } from './use-press.ts';

export interface KeyCapProps {
  readonly spec: KeySpec;
  /** Width in half keys. */
  readonly span: number;
  readonly shift: Shift;
  /** Must not change from one drawing to the next, or every key is drawn anew at every touch. */
  readonly onPress: (spec: KeySpec) => void;
}

interface Face {
  readonly face: ReactNode;
  /** Spoken, where the face is no word. */
  readonly label?: string;
  readonly tone: 'plain' | 'quiet';
  readonly testId: string;
}

/** One key. */
export const KeyCap = memo(function KeyCap({ spec, span, shift, onPress }: KeyCapProps) {
  const { face, label, tone, testId } = faceOf(spec, shift, useLanguage());
  const handlers = usePress(() => onPress(spec), { repeats: spec.kind === 'eraseBefore' });
  return (
    <button
      type="button"
      className={`keyboard-key keyboard-key-${tone}`}
      style={{ gridColumn: `span ${span}` }}
      // A keyboard on a cable types by itself: sixty stops of the tab key would only be in its way.
      tabIndex={-1}
      aria-label={label}
      aria-pressed={spec.kind === 'shift' ? shift !== 'off' : undefined}
      data-testid={`keyboard-${testId}`}
      {...handlers}
    >
      {face}
    </button>
  );
});

const LAYER_FACES: Readonly<Record<Layer, { readonly face: string; readonly label: LanguageKey }>> = {
  letters: { face: 'ABC', label: 'keyboard.letters' },
  symbols: { face: '#?!', label: 'keyboard.symbols' },
  moreSymbols: { face: '★[ ]', label: 'keyboard.moreSymbols' },
};

function faceOf(spec: KeySpec, shift: Shift, { t }: Language): Face {
  switch (spec.kind) {
    case 'key':
      return { face: shiftKey(spec.key, shift), tone: 'plain', testId: `key-${spec.key}` };
    case 'mark':
      return { face: spec.text, tone: 'plain', testId: `mark-${spec.text}` };
    case 'pressSpace':
      return {
        face: <span className="keyboard-word">{t('keyboard.space')}</span>,
        tone: 'plain',
        testId: 'space',
      };
    case 'shift':
      return {
        face: shift === 'locked' ? <ShiftLockIcon /> : <ShiftIcon isOn={shift === 'once'} />,
        label: t(shift === 'locked' ? 'keyboard.shiftLocked' : 'keyboard.shift'),
        tone: 'quiet',
        testId: 'shift',
      };
    case 'breakSyllable':
      return {
        face: <span lang="zh-CN">分词</span>,
        label: t('keyboard.breakSyllable'),
        tone: 'quiet',
        testId: 'break-syllable',
      };
    case 'eraseBefore':
      return { face: <EraseIcon />, label: t('keyboard.erase'), tone: 'quiet', testId: 'erase' };
    case 'breakLine':
      return { face: <NewLineIcon />, label: t('keyboard.newLine'), tone: 'quiet', testId: 'new-line' };
    case 'finish':
      return { face: <CheckIcon />, label: t('keyboard.done'), tone: 'quiet', testId: 'enter' };
    case 'layer': {
      const { face, label } = LAYER_FACES[spec.to];
      return { face, label: t(label), tone: 'quiet', testId: `layer-${spec.to}` };
    }
    default:
      return assertNever(spec);
  }
}
