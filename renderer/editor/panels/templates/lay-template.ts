import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import {
  type Background,
  DESIGN_VERSION,
  type Design,
  type Layer,
  PLAIN_LAYER,
  type TextLayer,
} from '../../../../shared/domain/design.ts';
import type { AssetLocale } from '../../../../shared/domain/sticker.ts';
import type {
  BackgroundPlan,
  LayerPlan,
  Palette,
  SlotPlan,
  StickerPlan,
  Template,
  TextPlan,
} from '../../../../shared/domain/template.ts';
import type { RectMm, SizeMm } from '../../geometry/placement.ts';
import { fitAspect, type Zones, zonesOf } from './zones.ts';

/** What decides how large a block of words is. */
export type TextLook = Pick<
  TextLayer,
  'text' | 'fontId' | 'align' | 'outline' | 'curveDeg' | 'letterSpacingEm' | 'lineHeightEm' | 'wrapEm'
>;

/** All that a template needs to know besides the case. */
export interface LaySettings {
  readonly locale: AssetLocale;
  readonly palette: Palette;
  /** Size of the block of words, in em. */
  readonly measureText: (look: TextLook) => { readonly widthEm: number; readonly heightEm: number };
  /** Proportions of a sticker, width divided by height. */
  readonly stickerAspect: (stickerId: string) => number;
}

/** A slot that reaches the print's edge goes so far over it, so that rounding leaves no bare hairline. */
const BLEED_MM = 0.2;
/** A side nearer to the edge than this lies on it: parts are written with four digits. */
const NEARLY = 0.05;

function boxOf(plan: LayerPlan, zone: RectMm): RectMm {
  const widthMm = plan.width * zone.widthMm;
  const heightMm = plan.height * zone.heightMm;
  return {
    xMm: zone.xMm + plan.x * zone.widthMm - widthMm / 2,
    yMm: zone.yMm + plan.y * zone.heightMm - heightMm / 2,
    widthMm,
    heightMm,
  };
}

/** A slot keeps half of the gap on each side, but for the sides at the print's own edge. */
function slotBox(plan: SlotPlan, zone: RectMm, print: RectMm): RectMm {
  const box = boxOf(plan, zone);
  const shaped = plan.aspect === undefined ? box : fitAspect(box, plan.aspect);
  const half = (plan.gapMm ?? 0) / 2;
  const side = (atMm: number, edgeMm: number) => (Math.abs(atMm - edgeMm) < NEARLY ? -BLEED_MM : half);
  const left = side(shaped.xMm, 0);
  const top = side(shaped.yMm, 0);
  const right = side(shaped.xMm + shaped.widthMm, print.widthMm);
  const bottom = side(shaped.yMm + shaped.heightMm, print.heightMm);
  return {
    xMm: shaped.xMm + left,
    yMm: shaped.yMm + top,
    widthMm: shaped.widthMm - left - right,
    heightMm: shaped.heightMm - top - bottom,
  };
}

const place = (box: RectMm, plan: LayerPlan) => ({
  centreXMm: box.xMm + box.widthMm / 2,
  centreYMm: box.yMm + box.heightMm / 2,
  widthMm: box.widthMm,
  heightMm: box.heightMm,
  rotationDeg: plan.rotationDeg ?? 0,
  ...PLAIN_LAYER,
  opacity: plan.opacity ?? 1,
});

/** Where the written block lies in its box: at the side that it is aligned to, in the middle of its height. */
function alignIn(box: RectMm, size: SizeMm, align: TextPlan['align']): RectMm {
  const parts = { left: 0, centre: 0.5, right: 1 } as const;
  return {
    xMm: box.xMm + (box.widthMm - size.widthMm) * parts[align],
    yMm: box.yMm + (box.heightMm - size.heightMm) / 2,
    ...size,
  };
}

/** The same place for words that are not turned with it. */
const standUp = (box: RectMm): RectMm => ({
  xMm: box.xMm + (box.widthMm - box.heightMm) / 2,
  yMm: box.yMm + (box.heightMm - box.widthMm) / 2,
  widthMm: box.heightMm,
  heightMm: box.widthMm,
});

function layText(plan: TextPlan, turnedBox: RectMm, layerId: string, settings: LaySettings): TextLayer {
  const { text, fontId, letterSpacingEm = 0, lineHeightEm = 1.2, isUpright } = plan.words[settings.locale];
  const box = isUpright ? standUp(turnedBox) : turnedBox;
  const look: TextLook = {
    text,
    fontId,
    align: plan.align,
    outline: plan.outline
      ? { colour: settings.palette[plan.outline.colour], widthEm: plan.outline.widthEm }
      : null,
    curveDeg: plan.curveDeg ?? 0,
    letterSpacingEm,
    lineHeightEm,
    wrapEm: null,
  };
  const { widthEm, heightEm } = settings.measureText(look);
  const emMm = Math.min(box.widthMm / widthEm, box.heightMm / heightEm);
  const fitted = alignIn(box, { widthMm: widthEm * emMm, heightMm: heightEm * emMm }, plan.align);
  return {
    kind: 'text',
    layerId,
    ...place(fitted, plan),
    ...(isUpright ? { rotationDeg: 0 } : {}),
    ...look,
    colour: settings.palette[plan.colour],
  };
}

function laySticker(plan: StickerPlan, box: RectMm, layerId: string, settings: LaySettings): Layer {
  return {
    kind: 'sticker',
    layerId,
    ...place(fitAspect(box, settings.stickerAspect(plan.stickerId)), plan),
    stickerId: plan.stickerId,
    colour: plan.colour ? settings.palette[plan.colour] : null,
    mirrored: plan.mirrored ?? false,
    border: plan.border ?? false,
  };
}

function laySlot(plan: SlotPlan, box: RectMm, layerId: string, { palette }: LaySettings): Layer {
  const border = plan.border ? { colour: palette[plan.border.colour], widthMm: plan.border.widthMm } : null;
  return { kind: 'slot', layerId, ...place(box, plan), frame: plan.frame, border };
}

/** Null: this case has no such place. */
function layLayer(plan: LayerPlan, zones: Zones, layerId: string, settings: LaySettings): Layer | null {
  const zone = zones[plan.zone];
  if (!zone) return null;
  switch (plan.kind) {
    case 'slot':
      return laySlot(plan, slotBox(plan, zone, zones.print), layerId, settings);
    case 'text':
      return layText(plan, boxOf(plan, zone), layerId, settings);
    case 'sticker':
      return laySticker(plan, boxOf(plan, zone), layerId, settings);
    default:
      return assertNever(plan);
  }
}

export function layBackground(plan: BackgroundPlan, palette: Palette): Background {
  switch (plan.kind) {
    case 'colour':
      return { kind: 'colour', colour: palette[plan.colour] };
    case 'gradient':
      return { ...plan, stops: plan.stops.map(({ colour, at }) => ({ colour: palette[colour], at })) };
    case 'pattern':
      return { ...plan, background: palette[plan.background], colour: palette[plan.colour] };
    default:
      return assertNever(plan);
  }
}

/**
 * The template as a design for this phone, its slots still empty. Everything that matters lies clear of the cameras
 * and inside the safe area, on any phone.
 */
export function layTemplate(template: Template, geometry: CaseGeometry, settings: LaySettings): Design {
  const zones = zonesOf(geometry);
  const layers = template.layers.flatMap((plan, index) => {
    const layer = layLayer(plan, zones, `${template.templateId}-${index + 1}`, settings);
    return layer ? [layer] : [];
  });
  return {
    version: DESIGN_VERSION,
    caseId: geometry.caseId,
    background: layBackground(template.background, settings.palette),
    layers,
  };
}
