import { memo } from 'react';
import { useLanguage } from '../../../state/language.ts';
import type { StickerChoice } from './sections.ts';
import { STICKER_CATEGORIES } from './sticker-shelf.ts';

export interface CategoryChipsProps {
  readonly choice: StickerChoice;
  readonly onChoose: (choice: StickerChoice) => void;
}

/** The kinds of stickers, in one row to be pushed sideways. */
export const CategoryChips = memo(function CategoryChips({ choice, onChoose }: CategoryChipsProps) {
  const { t, locale } = useLanguage();
  return (
    <fieldset className="sticker-chips" aria-label={t('editor.stickers.categories')}>
      <Chip
        text={t('editor.stickers.all')}
        testId="sticker-category-all"
        pressed={choice.kind === 'all'}
        onPress={() => onChoose({ kind: 'all' })}
      />
      {STICKER_CATEGORIES.map(({ categoryId, names }) => (
        <Chip
          key={categoryId}
          text={names[locale]}
          testId={`sticker-category-${categoryId}`}
          pressed={choice.kind === 'category' && choice.categoryId === categoryId}
          onPress={() => onChoose({ kind: 'category', categoryId })}
        />
      ))}
    </fieldset>
  );
});

interface ChipProps {
  readonly text: string;
  readonly testId: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Chip({ text, testId, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} data-testid={testId} onClick={onPress}>
      {text}
    </button>
  );
}
