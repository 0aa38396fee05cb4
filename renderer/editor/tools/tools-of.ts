import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Layer } from '../../../shared/domain/design.ts';
import type { Sticker } from '../../../shared/domain/sticker.ts';

/** What can be done to a selected layer by one touch. */
export type ToolName =
  | 'addPhoto'
  | 'editText'
  | 'look'
  | 'crop'
  | 'shape'
  | 'style'
  | 'colour'
  | 'border'
  | 'mirror'
  | 'fill'
  | 'fit'
  | 'turnLeft'
  | 'turnRight'
  | 'smaller'
  | 'larger'
  | 'backward'
  | 'forward'
  | 'duplicate'
  | 'lock'
  | 'unlock'
  | 'show'
  | 'remove';

/** Tools that belong together, side by side. */
export type ToolGroup = readonly ToolName[];
/** Two rows of groups: what makes the layer what it is above, what all layers have below. */
export type ToolRows = readonly [readonly ToolGroup[], readonly ToolGroup[]];

const TURNS: ToolGroup = ['turnLeft', 'turnRight'];
const COMMON: readonly ToolGroup[] = [
  ['smaller', 'larger'],
  ['backward', 'forward'],
  ['duplicate', 'lock', 'remove'],
];

/** What can be changed of a sticker is told by the index of stickers. */
export type StickerTraits = Pick<Sticker, 'recolourable' | 'hasBorder'>;

function stickerTools(traits: StickerTraits | null): ToolGroup {
  const colour: ToolGroup = traits?.recolourable ? ['colour'] : [];
  const border: ToolGroup = traits?.hasBorder ? ['border'] : [];
  return [...colour, 'mirror', ...border, 'style'];
}

function ownTools(layer: Layer, traits: StickerTraits | null): readonly ToolGroup[] {
  switch (layer.kind) {
    case 'photo':
      return [
        ['look', 'crop', 'shape', 'mirror'],
        ['fill', 'fit'],
      ];
    case 'slot':
      return [['addPhoto', 'shape']];
    case 'text':
      return [['editText', 'style']];
    case 'sticker':
      return [stickerTools(traits)];
    default:
      return assertNever(layer);
  }
}

/** The tools of a layer. What is locked offers only what does not change it; what is hidden is shown before anything else. */
export function toolsOf(layer: Layer, traits: StickerTraits | null = null): ToolRows {
  if (layer.hidden) return [[['show']], [layer.locked ? ['unlock'] : ['remove']]];
  if (layer.locked) return [[['unlock']], [['duplicate'], ['backward', 'forward']]];
  return [[...ownTools(layer, traits), TURNS], COMMON];
}
