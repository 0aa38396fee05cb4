import { useDeferredValue } from 'react';
import { useLanguage } from '../../state/language.ts';
import { CandidateRow } from './candidate-row.tsx';
import { KeyRows } from './keys/key-rows.tsx';
import { DIGIT_ROWS, type KeySpec } from './keys/layouts.ts';
import { usePress } from './keys/use-press.ts';
import { type Composition, isComposing } from './pinyin/pinyin-engine.ts';
import type { DictionaryState } from './pinyin/use-dictionary.ts';
import type { CandidateRoom } from './typing/candidate-pages.ts';
import type { KeyAction, KeyboardLanguage } from './typing/key-action.ts';

export interface TopRowProps {
  readonly language: KeyboardLanguage;
  readonly words: DictionaryState;
  readonly composition: Composition;
  readonly page: number;
  readonly room: CandidateRoom;
  readonly onAction: (action: KeyAction) => void;
  readonly onSpec: (spec: KeySpec) => void;
}

/** The digits, or in their place what the letters may mean: the row is always there, so that no key ever moves. */
export function TopRow({ language, words, onAction, onSpec, ...props }: TopRowProps) {
  const { t } = useLanguage();
  // Finding candidates takes some milliseconds: the letter that was touched is shown before them.
  const composition = useDeferredValue(props.composition);
  const page = useDeferredValue(props.page);
  if (language === 'zh-CN' && words.kind === 'failed') return <WordsFailed onRetry={words.retry} />;
  if (!isComposing(composition)) return <KeyRows rows={DIGIT_ROWS} shift="off" onPress={onSpec} />;
  if (words.kind !== 'ready') return <p className="keyboard-words">{t('keyboard.loading')}</p>;
  return (
    <CandidateRow
      dictionary={words.dictionary}
      composition={composition}
      page={page}
      room={props.room}
      onAction={onAction}
    />
  );
}

function WordsFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <p className="keyboard-words" role="alert" data-testid="keyboard-failed">
      {t('keyboard.failed')}
      <button
        type="button"
        className="keyboard-key keyboard-key-quiet"
        data-testid="keyboard-retry"
        {...usePress(onRetry)}
      >
        {t('frame.retry')}
      </button>
    </p>
  );
}
