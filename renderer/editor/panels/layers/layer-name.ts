import type { Photo } from '../../../../shared/contract/photos.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Layer } from '../../../../shared/domain/design.ts';
import type { Language } from '../../../state/language.ts';

/** What the shopper would call a layer: its words, or which of their photos it is. */
export function layerName(layer: Layer, photos: readonly Photo[], t: Language['t']): string {
  switch (layer.kind) {
    case 'photo': {
      const number = photos.findIndex(({ photoId }) => photoId === layer.photoId) + 1;
      return t('editor.layers.photo', { number: Math.max(number, 1) });
    }
    case 'slot':
      return t('editor.layers.slot');
    case 'text':
      return layer.text.replace(/\s+/g, ' ').trim() || t('editor.panels.text');
    case 'sticker':
      return t('editor.layers.sticker');
    default:
      return assertNever(layer);
  }
}
