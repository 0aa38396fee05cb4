import { memo, useEffect, useRef, useState } from 'react';
import { type DesignFont, fontStack } from '../../../../shared/domain/design-font.ts';
import { useLanguage } from '../../../state/language.ts';
import { loadTextFonts } from '../../draw/fonts.ts';
import './font-tile.css';

export interface FontTileProps {
  readonly font: DesignFont;
  readonly sample: string;
  readonly isChosen: boolean;
  /** Must not change from drawing to drawing, or every tile is drawn anew at every touch. */
  readonly onChoose: (fontId: string) => void;
}

/** A font by what it looks like. Its files are fetched when the tile comes into view. */
export const FontTile = memo(function FontTile({ font, sample, isChosen, onChoose }: FontTileProps) {
  const { locale } = useLanguage();
  const tile = useRef<HTMLButtonElement>(null);
  const isReady = useFace(tile, font.fontId, sample);
  return (
    <button
      ref={tile}
      type="button"
      className="text-font"
      aria-pressed={isChosen}
      aria-label={font.names[locale]}
      data-testid={`font-${font.fontId}`}
      data-ready={isReady || undefined}
      onClick={() => onChoose(font.fontId)}
    >
      <span
        className="text-font-sample"
        dir="auto"
        style={{
          ...(isReady ? { fontFamily: fontStack(font), fontWeight: font.looksLikeWeight } : {}),
          ['--fit' as string]: fitOf(sample),
        }}
      >
        {sample}
      </span>
      <small>{font.names[locale]}</small>
    </button>
  );
});

/** Widths in em: of the tile, and of a letter, roughly. */
const TILE_EM = 5.2;
const LETTER_EM = 0.58;

/** How much smaller a long sample is written, so that more than its beginning is seen. */
function fitOf(sample: string): number {
  const widthEm = [...sample].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : LETTER_EM), 0);
  return Math.min(Math.max(TILE_EM / widthEm, 0.6), 1);
}

/** Whether the tile can show its words in its own face. One that cannot be had keeps the face of the screens. */
function useFace(tile: React.RefObject<HTMLElement | null>, fontId: string, sample: string): boolean {
  const [isReady, setReady] = useState(false);
  const isSeen = useSeen(tile);
  useEffect(() => {
    if (!isSeen) return;
    let isCurrent = true;
    loadTextFonts(fontId, sample).then(
      () => isCurrent && setReady(true),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [isSeen, fontId, sample]);
  return isReady;
}

/** True from the moment on when the element first comes into view. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current || isSeen) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
