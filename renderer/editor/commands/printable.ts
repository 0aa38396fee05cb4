import { type Design, WHITE_BACKGROUND } from '../../../shared/domain/design.ts';

const isWhite = ({ background }: Design): boolean =>
  background.kind === 'colour' &&
  WHITE_BACKGROUND.kind === 'colour' &&
  background.colour === WHITE_BACKGROUND.colour;

/** Nothing was made yet: no layer, and the plain white background. */
export const isBlank = (design: Design): boolean => design.layers.length === 0 && isWhite(design);

/** How many places for photos are still empty. They are not printed. */
export const emptySlotCount = (design: Design): number =>
  design.layers.filter((layer) => layer.kind === 'slot' && !layer.hidden).length;

/** Would anything of it be printed? */
export const isPrintable = (design: Design): boolean =>
  !isWhite(design) ||
  design.layers.some((layer) => layer.kind !== 'slot' && !layer.hidden && layer.opacity > 0);
