import type { Sticker } from '../../../../shared/domain/sticker.ts';
import { showNotice } from '../../../state/notice-store.ts';
import { addLayer, useEditorStore } from '../../editor-store.ts';
import { newLayerId } from '../../layer-id.ts';
import { noteSticker } from './recent-stickers.ts';
import { newSticker } from './sticker-placement.ts';

/** Lays a sticker on the case and selects it, so that a finger can move it at once. Says so where there is no room. */
export function laySticker(sticker: Sticker): void {
  const { geometry, history } = useEditorStore.getState();
  // The shopper has left the editor meanwhile.
  if (!geometry) return;
  if (addLayer(newSticker(history.present, geometry, sticker, newLayerId()))) noteSticker(sticker.stickerId);
  else showNotice({ tone: 'warning', key: 'editor.stickers.full' });
}
