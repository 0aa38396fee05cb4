import { assertNever } from '../../../shared/domain/assert-never.ts';
import { currentDesign } from '../editor-store.ts';
import { openPanel } from '../panels/panel-store.ts';
import { stickerTraits } from './sticker-traits.ts';

/** A sticker that has its own colours for good has only its style to change. */
async function openForSticker(stickerId: string): Promise<void> {
  const traits = await stickerTraits(stickerId).catch(() => null);
  openPanel(traits?.recolourable ? 'stickerColour' : 'frame');
}

/** A double tap opens what a layer is edited with most. A locked one stays as it is. */
export function openFor(layerId: string, openPhotos: () => void): void {
  const layer = currentDesign().layers.find((one) => one.layerId === layerId);
  if (!layer || layer.locked) return;
  switch (layer.kind) {
    case 'photo':
      openPanel('crop');
      return;
    case 'slot':
      openPhotos();
      return;
    case 'text':
      openPanel('text');
      return;
    case 'sticker':
      void openForSticker(layer.stickerId);
      return;
    default:
      assertNever(layer);
  }
}
