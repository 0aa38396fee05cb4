import { showNotice } from '../../../state/notice-store.ts';
import { loadTextFonts } from '../../draw/fonts.ts';
import type { TextEditing } from './text-editing.ts';

/** Puts a text in another font, once the font is there to measure it by. What cannot be had is said in a notice. */
export async function chooseFont(
  editing: TextEditing,
  layerId: string,
  fontId: string,
  text: string,
): Promise<void> {
  try {
    await loadTextFonts(fontId, text);
  } catch {
    showNotice({ tone: 'error', key: 'editor.text.fontFailed' });
    return;
  }
  editing.restyle(layerId, (layer) => (layer.fontId === fontId ? layer : { ...layer, fontId }));
}
