import { memo } from 'react';
import type { TemplateCategory } from '../../../../shared/domain/template.ts';
import { useLanguage } from '../../../state/language.ts';
import { useEditorStore } from '../../editor-store.ts';
import { ALL_TEMPLATES, type TemplateChoice } from './choose-templates.ts';
import { ShuffleIcon } from './icons.tsx';
import { shufflePhotos } from './use-template.ts';

export interface TemplateChipsProps {
  readonly categories: readonly TemplateCategory[];
  readonly choice: TemplateChoice;
  readonly onChoose: (choice: TemplateChoice) => void;
}

/** The kinds of templates, in one row to be pushed sideways; beside them, where it moves nothing, what works on photos. */
export const TemplateChips = memo(function TemplateChips({
  categories,
  choice,
  onChoose,
}: TemplateChipsProps) {
  const { t, locale } = useLanguage();
  return (
    <div className="template-bar">
      <fieldset className="template-chips" aria-label={t('editor.templates.categories')}>
        <Chip
          text={t('editor.templates.all')}
          testId="template-category-all"
          pressed={choice.kind === 'all'}
          onPress={() => onChoose(ALL_TEMPLATES)}
        />
        {categories.map(({ categoryId, names }) => (
          <Chip
            key={categoryId}
            text={names[locale]}
            testId={`template-category-${categoryId}`}
            pressed={choice.kind === 'category' && choice.categoryId === categoryId}
            onPress={() => onChoose({ kind: 'category', categoryId })}
          />
        ))}
      </fieldset>
      <ShuffleChip />
    </div>
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
    <button
      type="button"
      className="template-chip"
      aria-pressed={pressed}
      data-testid={testId}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

/** Offered where there is something to swap: two photos or more on the case. */
function ShuffleChip() {
  const { t } = useLanguage();
  const canShuffle = useEditorStore(
    ({ history }) =>
      new Set(history.present.layers.flatMap((layer) => (layer.kind === 'photo' ? [layer.photoId] : [])))
        .size > 1,
  );
  if (!canShuffle) return null;
  return (
    <button
      type="button"
      className="template-chip template-shuffle"
      data-testid="template-shuffle"
      onClick={shufflePhotos}
    >
      <ShuffleIcon />
      {t('editor.templates.shuffle')}
    </button>
  );
}
