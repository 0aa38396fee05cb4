import type { Photo } from '../../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { Design, Layer, Look } from '../../../../shared/domain/design.ts';
import {
  type BackgroundPlan,
  type LayerPlan,
  type Palette,
  slotsOf,
  type Template,
} from '../../../../shared/domain/template.ts';
import { fillSlots } from '../../commands/slots.ts';
import { type LaySettings, layTemplate } from './lay-template.ts';
import { mixColours } from './oklch.ts';
import { turnPalette } from './palettes.ts';
import { createRandom, type Random } from './random.ts';
import type { TemplateShelf } from './read-shelf.ts';

/** A photo as a surprise sees it. */
export interface SurprisePhoto extends Pick<Photo, 'photoId' | 'widthPx' | 'heightPx'> {
  /** What it is mostly of; null where it is grey, or nobody knows. */
  readonly hueDeg: number | null;
}

/** All that a surprise is made of. */
export interface SurpriseAssets extends Omit<LaySettings, 'palette'> {
  readonly shelf: TemplateShelf;
  readonly siblingsOf: (stickerId: string) => readonly string[];
}

/** Patterns that stay in the background, in a colour that is hardly another. */
const QUIET_PATTERNS = [
  'dots-small',
  'grid',
  'pinstripes',
  'waves',
  'crosses',
  'terrazzo',
  'confetti',
  'gingham',
  'scallops',
  'herringbone',
] as const;
/** How much of the accent is in such a pattern. */
const QUIET_PART = 0.11;
/** Most often photos stay as they are. */
const LOOKS: readonly Look[] = [
  'none',
  'none',
  'none',
  'none',
  'vivid',
  'warm',
  'film',
  'matte',
  'golden',
  'silver',
];
/** Flourishes for a free place beside the cameras. */
const FLOURISHES = [
  'doodle-sparkles',
  'doodle-star',
  'doodle-heart',
  'sun-rays',
  'stars-sparkle',
  'doodle-flower',
] as const;

/** Templates that come out complete with these photos. Never those for a day: that is the shopper's own idea. */
export function candidatesFor(shelf: TemplateShelf, photoCount: number): readonly Template[] {
  const forOccasion = new Set(shelf.categories.filter((c) => c.isForOccasion).map((c) => c.categoryId));
  const free = shelf.templates.filter(({ category }) => !forOccasion.has(category));
  const slotCount = (template: Template) => slotsOf(template).length;
  const fitting = free.filter((template) => slotCount(template) <= photoCount);
  const withPhoto = fitting.filter((template) => slotCount(template) > 0);
  return photoCount > 0 && withPhoto.length > 0 ? withPhoto : fitting;
}

function choosePalette(template: Template, photos: readonly SurprisePhoto[], random: Random): Palette {
  const own = random.pick(template.palettes);
  const hues = photos.flatMap(({ hueDeg }) => (hueDeg === null ? [] : [hueDeg]));
  if (template.keepsColours || hues.length === 0 || random.chance(0.35)) return own;
  // Its own hue makes the case one with the photo, the opposite one lets the photo stand out.
  return turnPalette(own, random.pick(hues) + random.pick([0, 0, 30, 180]));
}

/** Another ground for the same design: never louder than the template's own. */
function chooseBackground(plan: BackgroundPlan, palette: Palette, random: Random): [BackgroundPlan, Palette] {
  if (plan.kind === 'gradient') {
    return [{ ...plan, angleDeg: random.pick([0, 45, 135, 180, 225, 315]) }, palette];
  }
  if (plan.kind === 'pattern' || !random.chance(0.45)) return [plan, palette];
  const soft = mixColours(palette[plan.colour], palette.accent, QUIET_PART);
  const patternId = random.pick(QUIET_PATTERNS);
  return [
    { kind: 'pattern', patternId, background: plan.colour, colour: 'soft', scale: 0.8 + random.next() * 0.6 },
    { ...palette, soft },
  ];
}

const isColouredSoft = (layer: LayerPlan): boolean =>
  (layer.kind !== 'slot' && layer.colour === 'soft') ||
  (layer.kind === 'slot' && layer.border?.colour === 'soft');

function swapStickers(
  layers: readonly LayerPlan[],
  siblingsOf: SurpriseAssets['siblingsOf'],
  random: Random,
): LayerPlan[] {
  return layers.map((layer) =>
    layer.kind === 'sticker' && layer.isSwappable && random.chance(0.6)
      ? { ...layer, stickerId: random.pick(siblingsOf(layer.stickerId)) }
      : layer,
  );
}

/** A small drawing beside the cameras, where the template has left that place empty. */
function flourish(template: Template, random: Random): LayerPlan[] {
  const isTaken = template.layers.some(({ zone }) => zone === 'top' || zone === 'print');
  if (isTaken || !random.chance(0.4)) return [];
  const size = { zone: 'top', x: 0.5, y: 0.5, width: 0.62, height: 0.5 } as const;
  return [{ kind: 'sticker', ...size, stickerId: random.pick(FLOURISHES), colour: 'accent' }];
}

const inLook = (layer: Layer, look: Look): Layer => (layer.kind === 'photo' ? { ...layer, look } : layer);

/** The template that this seed stands for. */
export const surpriseTemplate = (seed: number, photoCount: number, shelf: TemplateShelf): Template =>
  createRandom(seed).pick(candidatesFor(shelf, photoCount));

/**
 * A design to be surprised by: a template that suits the photos at hand, in colours out of them, on another ground, in
 * another look. The same for the same seed. Valid and within all limits for any case, with no photo too.
 */
export function surprise(
  seed: number,
  photos: readonly SurprisePhoto[],
  geometry: CaseGeometry,
  { shelf, siblingsOf, ...settings }: SurpriseAssets,
): Design {
  const random = createRandom(seed);
  const template = random.pick(candidatesFor(shelf, photos.length));
  const wished = choosePalette(template, photos, random);
  const [background, tinted] = chooseBackground(template.background, wished, random);
  // A template that paints with the soft colour itself keeps it, and its plain ground.
  const keepsGround = template.layers.some(isColouredSoft);
  const layers = [...swapStickers(template.layers, siblingsOf, random), ...flourish(template, random)];
  const varied = { ...template, layers, background: keepsGround ? template.background : background };
  const design = layTemplate(varied, geometry, { ...settings, palette: keepsGround ? wished : tinted });
  const look = random.pick(LOOKS);
  const filled = fillSlots(design, photos);
  return { ...filled, layers: filled.layers.map((layer) => inLook(layer, look)) };
}
