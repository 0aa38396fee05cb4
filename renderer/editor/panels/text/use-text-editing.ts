import { use, useEffect, useState } from 'react';
import type { DesignFont } from '../../../../shared/domain/design-font.ts';
import { showNotice } from '../../../state/notice-store.ts';
import { blockOf } from '../../draw/draw-text.ts';
import { loadFontIndex, loadTextFonts, useFontStore } from '../../draw/fonts.ts';
import { measureOnCanvas } from '../../draw/measure-text.ts';
import { textBlockEm } from '../../draw/text-layout.ts';
import { createTextEditing, type TextEditing } from './text-editing.ts';

/** The fonts to write with. Suspends for the moment that their list needs to load. */
export const useFontIndex = (): ReadonlyMap<string, DesignFont> => use(loadFontIndex());

/** Edits texts, measuring them as they are drawn. */
export function useTextEditing(fonts: ReadonlyMap<string, DesignFont>): TextEditing {
  const [editing] = useState(() =>
    createTextEditing({
      blockOf: (layer) => {
        const drawn = blockOf(layer, useFontStore.getState().fonts);
        if (drawn) return drawn;
        const font = fonts.get(layer.fontId);
        // A font that is no more, out of an old design: nothing of it can be drawn, and its box stays as it is.
        return font
          ? textBlockEm(layer, font, measureOnCanvas)
          : { widthEm: layer.widthMm, heightEm: layer.heightMm };
      },
      nowMs: () => performance.now(),
    }),
  );
  return editing;
}

/** Loads what the words are drawn with, and then measures them anew. */
export function useWordsFont(editing: TextEditing, layerId: string, fontId: string, words: string): void {
  useEffect(() => {
    let isCurrent = true;
    loadTextFonts(fontId, words).then(
      () => isCurrent && editing.measureAgain(layerId),
      () => isCurrent && showNotice({ tone: 'error', key: 'editor.text.fontFailed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [editing, layerId, fontId, words]);
}
