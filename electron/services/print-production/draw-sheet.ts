import sharp, { type Sharp } from 'sharp';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { isSrgbProfile } from '../photos/icc-profile.ts';
import type { PictureFacts } from './check-picture.ts';
import { freeCutOuts } from './free-cut-outs.ts';
import type { PrintFailure } from './print-failure.ts';
import { PRODUCTION_LIMITS } from './production-limits.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** The sheet as pixels: upright, RGBA in sRGB, the picture with its bleed, cut-outs free. */
export interface Sheet {
  readonly pixels: Uint8Array;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 4 };
}

/** Decodes the picture, the only time. Its pixels are left as they are, unless it was drawn at another density. */
export async function drawSheet(
  picture: Uint8Array,
  facts: PictureFacts,
  layout: SheetLayout,
  geometry: CaseGeometry,
  profile: PrintProfile,
): Promise<Result<Sheet, PrintFailure>> {
  try {
    const pixels = await decode(picture, facts, layout, profile);
    if (profile.keepCutOutsFree) freeCutOuts(pixels, layout, geometry, profile);
    return ok({ pixels, raw: { width: layout.sheet.widthPx, height: layout.sheet.heightPx, channels: 4 } });
  } catch (error) {
    return err({ kind: 'damaged', detail: error instanceof Error ? error.message : String(error) });
  }
}

async function decode(
  picture: Uint8Array,
  facts: PictureFacts,
  layout: SheetLayout,
  profile: PrintProfile,
): Promise<Uint8Array> {
  const limitInputPixels = facts.widthPx * facts.heightPx;
  const { icc } = await sharp(picture, { limitInputPixels }).metadata();
  // A conversion from sRGB to sRGB changes nothing and costs as much as the rest.
  const ignoreIcc = icc !== undefined && isSrgbProfile(icc);
  const opened = sharp(picture, { failOn: 'warning', limitInputPixels, ignoreIcc });
  const sized = facts.dpi === profile.dpi ? opened : resize(opened, layout);
  return sized
    .timeout({ seconds: PRODUCTION_LIMITS.imageTimeoutSeconds })
    .toColourspace('srgb')
    .extend({ ...layout.bleedPx, extendWith: profile.bleedEdge })
    .ensureAlpha()
    .raw()
    .toBuffer();
}

function resize(picture: Sharp, { picture: { widthPx, heightPx } }: SheetLayout): Sharp {
  return picture.resize(widthPx, heightPx, { fit: 'fill', kernel: 'lanczos3' });
}
