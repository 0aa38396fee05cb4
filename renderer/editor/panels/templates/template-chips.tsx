import { memo, useCallback } from 'react';
import type { TemplateCategory } from '../../../../shared/domain/template.ts';
import { useLanguage } from '../../../state/language.ts';
import { useEditorStore } from '../../editor-store.ts';
import { Chips, EVERY_KIND } from '../search/chips.tsx';
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
  const { t } = useLanguage();
  const chosen = choice.kind === 'category' ? choice.categoryId : choice.kind === 'all' ? EVERY_KIND : null;
  const choose = useCallback(
    (id: string) => onChoose(id === EVERY_KIND ? ALL_TEMPLATES : { kind: 'category', categoryId: id }),
    [onChoose],
  );
  return (
    <div className="template-bar">
      <Chips
        label={t('editor.templates.categories')}
        allLabel={t('editor.templates.all')}
        testId="template-category"
        categories={categories}
        chosen={chosen}
        onChoose={choose}
      />
      <ShuffleChip />
    </div>
  );
});

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
      className="chip template-shuffle"
      data-testid="template-shuffle"
      onClick={shufflePhotos}
    >
      <ShuffleIcon />
      {t('editor.templates.shuffle')}
    </button>
  );
}
