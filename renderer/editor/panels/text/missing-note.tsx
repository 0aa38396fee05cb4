import { Button } from '../../../components/button.tsx';
import { WarningIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { openPanel } from '../panel-store.ts';
import { chooseFont } from './choose-font.ts';
import { leaveOut, type MissingAdvice } from './missing-letters.ts';
import type { TextEditing } from './text-editing.ts';
import './missing-note.css';

export interface MissingNoteProps {
  readonly advice: MissingAdvice;
  readonly layerId: string;
  readonly words: string;
  readonly editing: TextEditing;
  readonly onWords: (words: string, caret: number) => void;
}

/** So many characters are named; more would not be read. */
const MOST_NAMED = 6;
const MESSAGES = {
  emoji: 'editor.text.missing.emoji',
  otherFont: 'editor.text.missing.inFont',
  noFont: 'editor.text.missing.inAll',
} as const;

/** Says which characters cannot be printed, and offers what to do about it. */
export function MissingNote({ advice, layerId, words, editing, onWords }: MissingNoteProps) {
  const { t, locale } = useLanguage();
  if (advice.kind === 'none') return null;
  const { characters } = advice;
  const named = characters.slice(0, MOST_NAMED).join(' ');
  const takeOut = (): void => {
    const left = leaveOut(words, characters);
    onWords(left, left.length);
  };
  return (
    <div className="text-missing" role="alert" data-testid="text-missing">
      <WarningIcon />
      <p>{t(MESSAGES[advice.kind], { characters: named })}</p>
      <div className="text-missing-actions">
        {advice.kind === 'otherFont' && (
          <Button
            testId="text-missing-font"
            onPress={() => void chooseFont(editing, layerId, advice.font.fontId, words)}
          >
            {t('editor.text.missing.useFont', { font: advice.font.names[locale] })}
          </Button>
        )}
        {advice.kind === 'emoji' && (
          <Button
            testId="text-missing-stickers"
            onPress={() => {
              takeOut();
              openPanel('stickers');
            }}
          >
            {t('editor.text.missing.stickers')}
          </Button>
        )}
        <Button testId="text-missing-leave-out" onPress={takeOut}>
          {t('editor.text.missing.leaveOut')}
        </Button>
      </div>
    </div>
  );
}
