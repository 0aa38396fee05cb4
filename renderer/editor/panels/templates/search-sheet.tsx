import { useMemo } from 'react';
import { useAfterPaint } from '../../../components/use-after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { SearchSheet } from '../search/search-sheet.tsx';
import { templatesFor } from './choose-templates.ts';
import type { TemplateShelf } from './read-shelf.ts';
import { TemplateGrid } from './template-grid.tsx';
import type { ThumbnailSetting } from './thumbnail-queue.ts';
import '../panel-none.css';

export interface TemplateSearchProps {
  readonly shelf: TemplateShelf;
  readonly setting: ThumbnailSetting;
  readonly query: string;
  readonly onDone: (query: string) => void;
  readonly onBroken: (templateId: string) => void;
}

export function TemplateSearch({ query, onDone, ...found }: TemplateSearchProps) {
  const { t } = useLanguage();
  return (
    <SearchSheet
      label={t('editor.templates.search')}
      hint={t('editor.templates.searchHint')}
      testId="template-search-sheet"
      query={query}
      onDone={onDone}
      found={(words) => <Found {...found} typed={words} />}
    />
  );
}

type FoundProps = Omit<TemplateSearchProps, 'query' | 'onDone'> & { readonly typed: string };

function Found({ shelf, setting, onBroken, typed }: FoundProps) {
  const { t } = useLanguage();
  const words = useAfterPaint(typed).trim();
  const found = useMemo(
    () => templatesFor(shelf, words ? { kind: 'search', query: words } : { kind: 'all' }, 0),
    [shelf, words],
  );
  return (
    <div className="template-scroll panel-search-found" role="status">
      {found.length > 0 ? (
        <TemplateGrid templates={found} setting={setting} onBroken={onBroken} />
      ) : (
        <p className="panel-none" data-testid="template-none">
          {t('editor.templates.none', { query: words })}
        </p>
      )}
    </div>
  );
}
