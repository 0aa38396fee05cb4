import { err, ok, type Result } from './result.ts';

/**
 * The small part of SVG that stickers and pattern tiles are drawn in: one <svg> with nothing but <path> in it, no
 * groups, no transforms, no text, no references. Reading it is therefore also the check that a picture is harmless, and
 * what was read can be drawn by `Path2D` with the same code on the page and in a worker, at any size.
 */

/** A colour of the picture's own, `#rgb` or `#rrggbb`; `currentColor` is the one that the shopper chooses. */
export type StickerPaint = string;

export type StickerStroke = { readonly paint: StickerPaint; readonly width: number };

export type StickerPath = {
  /** SVG path data; every stroke has round ends and joins. */
  readonly data: string;
  readonly fill: StickerPaint | null;
  readonly stroke: StickerStroke | null;
  readonly opacity: number;
  /** The white rim of a cut-out sticker, which can be left away. */
  readonly isBorder: boolean;
};

export type StickerPicture = {
  readonly width: number;
  readonly height: number;
  /** What `currentColor` is until the shopper chooses; null where the picture does not use it. */
  readonly colour: string | null;
  /** From the lowest to the topmost. */
  readonly paths: readonly StickerPath[];
};

const NUMBER = '\\d+(?:\\.\\d+)?';
const COLOUR = '#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})';
const PAINT = `${COLOUR}|currentColor`;

const PICTURE = new RegExp(
  `^<svg xmlns="http://www\\.w3\\.org/2000/svg" width="(${NUMBER})" height="(${NUMBER})" viewBox="0 0 (${NUMBER}) (${NUMBER})"(?: color="(${COLOUR})")?>\\n((?:<path [^<>]*/>\\n)+)</svg>\\n?$`,
);
const PATH = new RegExp(
  `^<path( data-part="border")? fill="(none|${PAINT})"(?: stroke="(${PAINT})" stroke-width="(${NUMBER})"( stroke-linecap="round")? stroke-linejoin="round")?(?: opacity="(0?\\.\\d+|1)")? d="([MmLlHhVvCcSsQqTtAaZz0-9 .,-]+)"/>$`,
);

function readPath(line: string): StickerPath | null {
  const found = PATH.exec(line);
  if (!found) return null;
  const [, border, fill, strokePaint, strokeWidth, , opacity, data = ''] = found;
  return {
    data,
    fill: fill === undefined || fill === 'none' ? null : fill,
    stroke: strokePaint === undefined ? null : { paint: strokePaint, width: Number(strokeWidth) },
    opacity: opacity === undefined ? 1 : Number(opacity),
    isBorder: border !== undefined,
  };
}

/** Reads a sticker or a pattern tile. Anything outside the subset is refused; the error names the line. */
export function readStickerSvg(svg: string): Result<StickerPicture, string> {
  const found = PICTURE.exec(svg);
  if (!found) return err('not one <svg> with paths only');
  const [, width, height, viewWidth, viewHeight, colour, body = ''] = found;
  if (width !== viewWidth || height !== viewHeight) return err('the view box is not the size');
  const paths: StickerPath[] = [];
  for (const [index, line] of body.trimEnd().split('\n').entries()) {
    const path = readPath(line);
    if (!path) return err(`line ${index + 2} is no path of the subset: ${line.slice(0, 80)}`);
    paths.push(path);
  }
  const usesColour = paths.some(({ fill, stroke }) => [fill, stroke?.paint].includes('currentColor'));
  if (usesColour !== (colour !== undefined))
    return err('currentColor needs a colour on the <svg>, and no colour without');
  return ok({ width: Number(width), height: Number(height), colour: colour ?? null, paths });
}

/** The same picture in another colour and, if wished, without its white rim: for an <img> or for sharp. */
export function paintStickerSvg(svg: string, options: { colour?: string; border?: boolean }): string {
  const recoloured =
    options.colour === undefined ? svg : svg.replace(/ color="#[0-9a-fA-F]+"/, ` color="${options.colour}"`);
  return options.border === false
    ? recoloured.replace(/<path data-part="border"[^>]*\/>\n/g, '')
    : recoloured;
}
