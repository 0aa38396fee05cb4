import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useAfterPaint } from '../../../components/use-after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { PanelFrame } from '../panel-frame.tsx';
import { Chips, EVERY_KIND } from '../search/chips.tsx';
import { SearchButton } from '../search/search-button.tsx';
import { currentRecent } from './recent-stickers.ts';
import { type StickerChoice, sectionsFor } from './sections.ts';
import { StickerGrid } from './sticker-grid.tsx';
import { STICKER_CATEGORIES, STICKERS } from './sticker-shelf.ts';
import './stickers.css';
import '../panel-none.css';

const loadSearchSheet = () => import('./search-sheet.tsx');
const StickerSearch = lazy(async () => ({ default: (await loadSearchSheet()).StickerSearch }));

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
  const listed = useAfterPaint(choice);
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
  const chooseKind = useCallback(
    (id: string) => choose(id === EVERY_KIND ? ALL : { kind: 'category', categoryId: id }),
    [choose],
  );
  return (
    <PanelFrame
      title={t('editor.panels.stickers')}
      testId="panel-stickers"
      head={
        <SearchButton
          label={t('editor.stickers.search')}
          clearLabel={t('editor.stickers.clear')}
          testId="sticker-search"
          query={query}
          onOpen={() => setSearching(true)}
          onClear={() => choose(ALL)}
        />
      }
    >
      <div className="stickers">
        <Chips
          label={t('editor.stickers.categories')}
          allLabel={t('editor.stickers.all')}
          testId="sticker-category"
          categories={STICKER_CATEGORIES}
          chosen={choice.kind === 'category' ? choice.categoryId : choice.kind === 'all' ? EVERY_KIND : null}
          onChoose={chooseKind}
        />
        <div className="sticker-scroll">
          {sections.length > 0 ? (
            <StickerGrid key={JSON.stringify(listed)} sections={sections} testId="sticker" />
          ) : (
            <NoSticker query={query} onShowAll={() => choose(ALL)} />
          )}
        </div>
      </div>
      {searching && (
        <Suspense fallback={<div className="panel-search-sheet" />}>
          <StickerSearch query={query} onDone={finishSearch} />
        </Suspense>
      )}
    </PanelFrame>
  );
}

function NoSticker({ query, onShowAll }: { readonly query: string; readonly onShowAll: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="panel-none" data-testid="sticker-none">
      <p>{t('editor.stickers.none', { query })}</p>
      <Button testId="sticker-show-all" onPress={onShowAll}>
        {t('editor.stickers.showAll')}
      </Button>
    </div>
  );
}
