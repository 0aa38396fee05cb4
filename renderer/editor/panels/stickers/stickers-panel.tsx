import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';
import { CategoryChips } from './category-chips.tsx';
import { currentRecent } from './recent-stickers.ts';
import { SearchButton } from './search-button.tsx';
import { type StickerChoice, sectionsFor } from './sections.ts';
import { StickerGrid } from './sticker-grid.tsx';
import { STICKER_CATEGORIES, STICKERS } from './sticker-shelf.ts';
import './stickers.css';

const loadSearchSheet = () => import('./search-sheet.tsx');
const SearchSheet = lazy(async () => ({ default: (await loadSearchSheet()).SearchSheet }));

const SHELF = { categories: STICKER_CATEGORIES, stickers: STICKERS };
const ALL: StickerChoice = { kind: 'all' };

/**
 * What is chosen, and the list for it. Those used last are the ones that were used last when the list was chosen: no
 * tile moves away under the finger that puts it on the case.
 */
function useShelf() {
  const [{ choice, recent }, setShown] = useState({ choice: ALL, recent: currentRecent() });
  const choose = useCallback(
    (next: StickerChoice) => setShown({ choice: next, recent: currentRecent() }),
    [],
  );
  // The chip shows first that it was touched; the tiles follow.
  const listed = useDeferredValue(choice);
  const sections = useMemo(() => sectionsFor(SHELF, listed, recent), [listed, recent]);
  return { choice, choose, listed, sections };
}

/** Stickers to put on the case, one after the other: the panel stays open. */
export function StickersPanel() {
  const { t } = useLanguage();
  const { choice, choose, listed, sections } = useShelf();
  const [searching, setSearching] = useState(false);
  const query = choice.kind === 'search' ? choice.query : '';
  useEffect(() => {
    // The keyboard is on its way before anybody asks for it. If it does not come now, it is asked for again.
    loadSearchSheet().catch(() => undefined);
  }, []);
  const finishSearch = useCallback(
    (found: string) => {
      setSearching(false);
      choose(found.trim() ? { kind: 'search', query: found.trim() } : ALL);
    },
    [choose],
  );
  return (
    <PanelFrame
      title={t('editor.panels.stickers')}
      testId="panel-stickers"
      head={<SearchButton query={query} onOpen={() => setSearching(true)} onClear={() => choose(ALL)} />}
    >
      <div className="stickers">
        <CategoryChips choice={choice} onChoose={choose} />
        <div className="sticker-scroll">
          {sections.length > 0 ? (
            <StickerGrid key={JSON.stringify(listed)} sections={sections} testId="sticker" />
          ) : (
            <NoSticker query={query} onShowAll={() => choose(ALL)} />
          )}
        </div>
      </div>
      {searching && (
        <Suspense fallback={<div className="sticker-search-sheet" />}>
          <SearchSheet query={query} onDone={finishSearch} />
        </Suspense>
      )}
    </PanelFrame>
  );
}

function NoSticker({ query, onShowAll }: { readonly query: string; readonly onShowAll: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="sticker-none" data-testid="sticker-none">
      <p>{t('editor.stickers.none', { query })}</p>
      <Button testId="sticker-show-all" onPress={onShowAll}>
        {t('editor.stickers.showAll')}
      </Button>
    </div>
  );
}
