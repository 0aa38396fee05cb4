import type { Palette } from '../../../../shared/domain/template.ts';
import { contrast, readOklch, rgbToOklch, writeOklch } from './oklch.ts';

/** Palettes for a surprise: a template's own, turned towards the colours of a photo. */

/** Words stay as legible on their paper as they were, or as this. */
const LEAST_CONTRAST = 4.5;

/** The palette in the colours round another hue: every lightness, and the way its hues stand to each other, is kept. */
export function turnPalette(palette: Palette, hueDeg: number): Palette {
  const roles = [readOklch(palette.paper), readOklch(palette.accent)];
  const lead = roles[0] && roles[0].chroma > 0.04 ? roles[0] : roles[1];
  const turnDeg = hueDeg - (lead?.hueDeg ?? 0);
  const turn = (colour: string): string => {
    const read = readOklch(colour);
    return writeOklch({ ...read, hueDeg: (read.hueDeg + turnDeg + 720) % 360 });
  };
  const turned: Palette = {
    paper: turn(palette.paper),
    ink: turn(palette.ink),
    accent: turn(palette.accent),
    second: turn(palette.second),
    soft: turn(palette.soft),
  };
  const least = Math.min(LEAST_CONTRAST, contrast(palette.ink, palette.paper));
  return contrast(turned.ink, turned.paper) >= least ? turned : palette;
}

/** Hues are counted in so many bins. */
const BINS = 24;
/** A photo of less colour than this, on average, is grey: it has no hue to speak of. */
const LEAST_CHROMA = 0.012;

/** The hue that a picture is mostly of, vivid parts counting more; null where it is grey. Pixels as RGBA bytes. */
export function leadingHue(pixels: Uint8ClampedArray): number | null {
  const bins = Array.from({ length: BINS }, () => ({ weight: 0, x: 0, y: 0 }));
  let total = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const channel = (offset: number) => (pixels[at + offset] ?? 0) / 255;
    const { chroma, hueDeg } = rgbToOklch([channel(0), channel(1), channel(2)]);
    const bin = bins[Math.floor((hueDeg / 360) * BINS) % BINS];
    if (!bin) continue;
    total += chroma;
    bin.weight += chroma;
    bin.x += chroma * Math.cos((hueDeg * Math.PI) / 180);
    bin.y += chroma * Math.sin((hueDeg * Math.PI) / 180);
  }
  if (total / Math.max(pixels.length / 4, 1) < LEAST_CHROMA) return null;
  const lead = bins.reduce((best, bin) => (bin.weight > best.weight ? bin : best));
  return ((Math.atan2(lead.y, lead.x) * 180) / Math.PI + 360) % 360;
}
