import { memo, useMemo } from 'react';
import { useAfterPaint } from '../../../components/use-after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { SearchSheet } from '../search/search-sheet.tsx';
import { sectionsFor } from './sections.ts';
import { StickerGrid } from './sticker-grid.tsx';
import { STICKER_CATEGORIES, STICKERS } from './sticker-shelf.ts';
import '../panel-none.css';

const SHELF = { categories: STICKER_CATEGORIES, stickers: STICKERS };

export interface StickerSearchProps {
  readonly query: string;
  readonly onDone: (query: string) => void;
}

export function StickerSearch({ query, onDone }: StickerSearchProps) {
  const { t } = useLanguage();
  return (
    <SearchSheet
      label={t('editor.stickers.search')}
      hint={t('editor.stickers.searchHint')}
      testId="sticker-search-sheet"
      query={query}
      onDone={onDone}
      found={(words) => <Later typed={words} />}
    />
  );
}

const Later = ({ typed }: { readonly typed: string }) => <Found query={useAfterPaint(typed)} />;

/** What fits so far. While nothing is written yet, everything does. */
const Found = memo(function Found({ query }: { readonly query: string }) {
  const { t } = useLanguage();
  const words = query.trim();
  const sections = useMemo(
    () => sectionsFor(SHELF, words ? { kind: 'search', query: words } : { kind: 'all' }, []),
    [words],
  );
  return (
    <div className="sticker-scroll panel-search-found" role="status">
      {sections.length > 0 ? (
        <StickerGrid key={words} sections={sections} testId="sticker-found" />
      ) : (
        <p className="panel-none" data-testid="sticker-found-none">
          {t('editor.stickers.none', { query: words })}
        </p>
      )}
    </div>
  );
});
