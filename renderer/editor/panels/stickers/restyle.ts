import type { Layer } from '../../../../shared/domain/design.ts';

/** What the colour panel does to a layer. A layer that is no sticker, or is so already, stays the same. */

/** `#rrggbb`; null: the sticker's own colour. */
export const recolour =
  (colour: string | null) =>
  (layer: Layer): Layer =>
    layer.kind === 'sticker' && layer.colour !== colour ? { ...layer, colour } : layer;

export const rimmed =
  (border: boolean) =>
  (layer: Layer): Layer =>
    layer.kind === 'sticker' && layer.border !== border ? { ...layer, border } : layer;
