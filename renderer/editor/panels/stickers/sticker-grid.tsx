import { type CSSProperties, type MouseEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import type { Sticker } from '../../../../shared/domain/sticker.ts';
import { afterPaint } from '../../../components/after-paint.ts';
import { useLanguage } from '../../../state/language.ts';
import { walkTiles } from '../grid-arrows.ts';
import { laySticker } from './lay-sticker.ts';
import { type Section, tilesShown } from './sections.ts';
import { STICKER_CATEGORIES, stickerOf, stickerUrl } from './sticker-shelf.ts';

/** So many tiles are drawn at first, and so many more each time the list is scrolled near its end. */
const TILES_AT_ONCE = 32;
/** How far below the visible part "near" is. */
const NEAR = '400px';

export interface StickerGridProps {
  readonly sections: readonly Section[];
  /** What a tile's test id begins with. */
  readonly testId: string;
}

/** Stickers to touch, in sections. One listener for all tiles: a tile is never drawn anew for another one's sake. */
export const StickerGrid = memo(function StickerGrid({ sections, testId }: StickerGridProps) {
  const [tiles, setTiles] = useState(TILES_AT_ONCE);
  const showMore = useCallback(() => setTiles((count) => count + TILES_AT_ONCE), []);
  const shown = tilesShown(sections, tiles);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the buttons in it
    <div className="sticker-sections" onClick={takeSticker} onKeyDown={walkTiles}>
      {shown.map(({ section, count }) => (
        <StickerSection key={keyOf(section)} section={section} count={count} testId={testId} />
      ))}
      {isMore(sections, tiles) && <NearEnd key={tiles} onNear={showMore} />}
    </div>
  );
});

const isMore = (sections: readonly Section[], tiles: number): boolean =>
  sections.reduce((sum, { stickers }) => sum + stickers.length, 0) > tiles;

const keyOf = ({ id }: Section): string => (id.kind === 'category' ? `category-${id.categoryId}` : id.kind);

/** The tile answers by itself, in the very frame of the tap; then the sticker comes onto the case. */
function takeSticker({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  const tile = target instanceof Element ? target.closest('button') : null;
  const sticker = stickerOf(tile?.dataset.sticker ?? '');
  if (!tile || !sticker) return;
  for (const other of currentTarget.querySelectorAll<HTMLElement>('[data-taken]')) delete other.dataset.taken;
  tile.dataset.taken = '';
  afterPaint(() => laySticker(sticker));
}

/** An invisible line at the end of the list that tells when it comes near. */
function NearEnd({ onNear }: { readonly onNear: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { root: element.closest('.sticker-scroll'), rootMargin: NEAR },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [onNear]);
  return <div ref={line} className="sticker-near-end" />;
}

const StickerSection = memo(function StickerSection({
  section: { id, stickers },
  count,
  testId,
}: {
  readonly section: Section;
  /** How many of its tiles are drawn. */
  readonly count: number;
  readonly testId: string;
}) {
  const { t, locale } = useLanguage();
  const category = STICKER_CATEGORIES.find(
    ({ categoryId }) => id.kind === 'category' && categoryId === id.categoryId,
  );
  const title = category
    ? category.names[locale]
    : t(id.kind === 'recent' ? 'editor.stickers.recent' : 'editor.stickers.found', {
        count: stickers.length,
      });
  return (
    <section aria-label={title} data-testid={`${testId}-section-${keyOf({ id, stickers })}`}>
      <h3>{title}</h3>
      <ul className="sticker-tiles">
        {stickers.slice(0, count).map((sticker) => (
          <li key={sticker.stickerId}>
            <StickerTile sticker={sticker} testId={`${testId}-${sticker.stickerId}`} />
          </li>
        ))}
      </ul>
    </section>
  );
});

const StickerTile = memo(function StickerTile({
  sticker,
  testId,
}: {
  readonly sticker: Sticker;
  readonly testId: string;
}) {
  const { locale } = useLanguage();
  const shape = { aspectRatio: sticker.aspect } as CSSProperties;
  return (
    <button
      type="button"
      className="sticker-tile"
      aria-label={sticker.names[locale]}
      data-sticker={sticker.stickerId}
      data-testid={testId}
    >
      <img src={stickerUrl(sticker)} alt="" loading="lazy" decoding="async" draggable={false} style={shape} />
    </button>
  );
});
