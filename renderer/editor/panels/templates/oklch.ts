/** Colours as the eye sorts them (OKLCH, by Björn Ottosson): lightness 0-1, chroma 0-0.4, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hueDeg: number;
}

type Triple = readonly [number, number, number];

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const fromLinear = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

/** `#rrggbb` as three numbers from 0 to 1. */
export function readHex(colour: string): Triple {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

const writeHex = (channels: Triple): string =>
  `#${channels
    .map((value) =>
      Math.round(Math.min(Math.max(value, 0), 1) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

export function rgbToOklch([red, green, blue]: Triple): Oklch {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const along = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const across = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(along, across),
    hueDeg: ((Math.atan2(across, along) * 180) / Math.PI + 360) % 360,
  };
}

function oklchToRgb({ lightness, chroma, hueDeg }: Oklch): Triple {
  const along = chroma * Math.cos((hueDeg * Math.PI) / 180);
  const across = chroma * Math.sin((hueDeg * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * along + 0.2158037573 * across) ** 3;
  const m = (lightness - 0.1055613458 * along - 0.0638541728 * across) ** 3;
  const s = (lightness - 0.0894841775 * along - 1.291485548 * across) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const isShown = (channels: Triple): boolean => channels.every((value) => value >= -0.001 && value <= 1.001);

/** The colour as `#rrggbb`, as vivid as a screen can show it at this lightness. */
export function writeOklch(colour: Oklch): string {
  let { chroma } = colour;
  while (chroma > 0.002 && !isShown(oklchToRgb({ ...colour, chroma }))) chroma *= 0.94;
  return writeHex(oklchToRgb({ ...colour, chroma }));
}

export const readOklch = (colour: string): Oklch => rgbToOklch(readHex(colour));

/** A colour between two, `part` of the way from the first to the second. */
export function mixColours(one: string, other: string, part: number): string {
  const [from, to] = [readHex(one), readHex(other)];
  const mix = (at: 0 | 1 | 2) => from[at] + (to[at] - from[at]) * part;
  return writeHex([mix(0), mix(1), mix(2)]);
}

function luminance(colour: string): number {
  const [red, green, blue] = readHex(colour);
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** How well one is read on the other, as in WCAG: 1 the same, 21 black on white. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
