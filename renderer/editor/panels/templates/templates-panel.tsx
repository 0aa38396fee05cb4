import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useAfterPaint } from '../../../components/use-after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { currentDesign, useEditorStore } from '../../editor-store.ts';
import { usePhotos } from '../../photos/photo-store.ts';
import { PanelFrame } from '../panel-frame.tsx';
import { SearchButton } from '../search/search-button.tsx';
import { ALL_TEMPLATES, type TemplateChoice, templatesFor } from './choose-templates.ts';
import { photosAtHand } from './photos-at-hand.ts';
import type { TemplateShelf } from './read-shelf.ts';
import { loadShelf } from './shelf.ts';
import { TemplateChips } from './template-chips.tsx';
import { TemplateGrid } from './template-grid.tsx';
import type { ThumbnailSetting } from './thumbnail-queue.ts';
import './templates.css';
import '../panel-none.css';

const loadSearch = () => import('./search-sheet.tsx');
const TemplateSearch = lazy(async () => ({ default: (await loadSearch()).TemplateSearch }));

/** Width of a tile's picture in pixels of the page; screens with finer pixels get as many more. */
const TILE_WIDTH_REM = 8;
const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

type ShelfState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly shelf: TemplateShelf };

/** The templates, without those that turned out not to be drawable. */
function useTemplateShelf() {
  const [state, setState] = useState<ShelfState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads again
  useEffect(() => {
    let wanted = true;
    loadShelf().then(
      ({ shelf }) => wanted && setState({ kind: 'ready', shelf }),
      () => wanted && setState({ kind: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);
  const leaveOut = useCallback((templateId: string) => {
    setState((before) => {
      if (before.kind !== 'ready') return before;
      const templates = before.shelf.templates.filter((template) => template.templateId !== templateId);
      return { kind: 'ready', shelf: { ...before.shelf, templates } };
    });
  }, []);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { state, leaveOut, retry };
}

/** What the pictures are drawn for. Fixed while the shopper tries templates: their photos do not change places in them. */
function useSetting(): ThumbnailSetting | null {
  const { locale } = useLanguage();
  const photos = usePhotos();
  const geometry = useEditorStore((state) => state.geometry);
  return useMemo(() => {
    if (!geometry) return null;
    const widthPx = Math.round(TILE_WIDTH_REM * remPx() * Math.max(devicePixelRatio, 1));
    return { geometry, locale, widthPx, photos: photosAtHand(currentDesign(), photos) };
  }, [geometry, locale, photos]);
}

/** Ready designs to begin with. The panel stays open: one touch tries the next. */
export function TemplatesPanel() {
  const { t } = useLanguage();
  const { state, leaveOut, retry } = useTemplateShelf();
  const setting = useSetting();
  const [choice, setChoice] = useState<TemplateChoice>(ALL_TEMPLATES);
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    // The keyboard is on its way before anybody asks for it. If it does not come now, it is asked for again.
    loadSearch().catch(() => undefined);
  }, []);
  const finishSearch = useCallback((query: string) => {
    setSearching(false);
    setChoice(query.trim() ? { kind: 'search', query: query.trim() } : ALL_TEMPLATES);
  }, []);
  const query = choice.kind === 'search' ? choice.query : '';
  return (
    <PanelFrame
      title={t('editor.panels.templates')}
      testId="panel-templates"
      tall
      head={
        <SearchButton
          label={t('editor.templates.search')}
          clearLabel={t('editor.templates.clear')}
          testId="template-search"
          query={query}
          onOpen={() => setSearching(true)}
          onClear={() => setChoice(ALL_TEMPLATES)}
        />
      }
    >
      {state.kind === 'failed' && (
        <div className="panel-none">
          <p>{t('editor.templates.failed')}</p>
          <Button onPress={retry}>{t('editor.templates.retry')}</Button>
        </div>
      )}
      {state.kind === 'ready' && setting && (
        <div className="templates">
          <TemplateChips categories={state.shelf.categories} choice={choice} onChoose={setChoice} />
          <Found shelf={state.shelf} choice={choice} setting={setting} onBroken={leaveOut} />
          {searching && (
            <Suspense fallback={<div className="panel-search-sheet" />}>
              <TemplateSearch
                shelf={state.shelf}
                setting={setting}
                query={query}
                onDone={finishSearch}
                onBroken={leaveOut}
              />
            </Suspense>
          )}
        </div>
      )}
    </PanelFrame>
  );
}

interface FoundProps {
  readonly shelf: TemplateShelf;
  readonly choice: TemplateChoice;
  readonly setting: ThumbnailSetting;
  readonly onBroken: (templateId: string) => void;
}

function Found({ shelf, choice, setting, onBroken }: FoundProps) {
  const { t } = useLanguage();
  // The chip shows first that it was touched; the tiles follow.
  const listed = useAfterPaint(choice);
  const { length: photoCount } = setting.photos;
  const templates = useMemo(() => templatesFor(shelf, listed, photoCount), [shelf, listed, photoCount]);
  return (
    <div key={JSON.stringify(listed)} className="template-scroll">
      {templates.length > 0 ? (
        <TemplateGrid templates={templates} setting={setting} onBroken={onBroken} />
      ) : (
        <p className="panel-none" data-testid="template-none">
          {t('editor.templates.none', { query: listed.kind === 'search' ? listed.query : '' })}
        </p>
      )}
    </div>
  );
}
