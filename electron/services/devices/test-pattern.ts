import sharp from 'sharp';
import { type CaseGeometry, printableSizeMm } from '../../../shared/domain/case-geometry.ts';
import { printSizePx } from '../../../shared/domain/print-size.ts';

/** What the pattern says of itself, in letters that every machine has: no font is looked for. */
export interface PatternFacts {
  readonly geometry: CaseGeometry;
  readonly dpi: number;
}

const INKS = [
  '#00a0e0',
  '#e0107a',
  '#ffe600',
  '#111111',
  '#e02020',
  '#10a040',
  '#2040d0',
  '#ffffff',
] as const;

/**
 * The test case as a print file: rulers in millimetres on all four edges, registration marks in the corners, colour fields,
 * grey steps, and hair lines. PNG in sRGB, as the screen draws one for a sale.
 */
export async function drawTestPattern({ geometry, dpi }: PatternFacts): Promise<Uint8Array> {
  const { widthPx, heightPx } = printSizePx(geometry, dpi);
  const svg = Buffer.from(patternSvg(geometry, widthPx, heightPx));
  return sharp(svg, { limitInputPixels: 100_000_000 })
    .resize(widthPx, heightPx, { fit: 'fill' })
    .ensureAlpha()
    .withMetadata({ density: dpi })
    .png()
    .toBuffer();
}

/** In millimetres, drawn at the size in pixels. */
function patternSvg(geometry: CaseGeometry, widthPx: number, heightPx: number): string {
  const { widthMm, heightMm } = printableSizeMm(geometry);
  const parts = [
    `<rect width="${widthMm}" height="${heightMm}" fill="#fff"/>`,
    ...rulers(widthMm, heightMm),
    outline(geometry),
    ...registrationMarks(widthMm, heightMm),
    ...colourFields(widthMm, heightMm),
    ...greySteps(widthMm, heightMm),
    ...hairLines(widthMm, heightMm),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthMm} ${heightMm}">${parts.join('')}</svg>`;
}

const line = (x1: number, y1: number, x2: number, y2: number, widthMm = 0.15) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#111" stroke-width="${widthMm}"/>`;

/** A stroke each millimetre, a longer one each five, the longest each ten. */
function rulers(widthMm: number, heightMm: number): string[] {
  const lengthOf = (atMm: number) => (atMm % 10 === 0 ? 4 : atMm % 5 === 0 ? 3 : 1.8);
  const across = Array.from({ length: Math.floor(widthMm) + 1 }, (_, x) => [
    line(x, 0, x, lengthOf(x)),
    line(x, heightMm, x, heightMm - lengthOf(x)),
  ]);
  const down = Array.from({ length: Math.floor(heightMm) + 1 }, (_, y) => [
    line(0, y, lengthOf(y), y),
    line(widthMm, y, widthMm - lengthOf(y), y),
  ]);
  return [...across, ...down].flat();
}

/** Where the edge of the phone is: what lies beyond goes round the edge. */
function outline({ wrapMm, widthMm, heightMm, cornerRadiusMm }: CaseGeometry): string {
  return `<rect x="${wrapMm}" y="${wrapMm}" width="${widthMm}" height="${heightMm}" rx="${cornerRadiusMm}" fill="none" stroke="#e4572e" stroke-width="0.3"/>`;
}

function registrationMarks(widthMm: number, heightMm: number): string[] {
  const insetMm = 11;
  const places = [
    [insetMm, insetMm],
    [widthMm - insetMm, insetMm],
    [insetMm, heightMm - insetMm],
    [widthMm - insetMm, heightMm - insetMm],
    [widthMm / 2, heightMm / 2],
  ] as const;
  return places.flatMap(([x, y]) => [
    `<circle cx="${x}" cy="${y}" r="2.2" fill="none" stroke="#111" stroke-width="0.15"/>`,
    line(x - 3.4, y, x + 3.4, y),
    line(x, y - 3.4, x, y + 3.4),
  ]);
}

function colourFields(widthMm: number, heightMm: number): string[] {
  const fieldMm = (widthMm - 16) / 4;
  const topMm = heightMm * 0.34;
  return INKS.map((ink, index) => {
    const x = 8 + (index % 4) * fieldMm;
    const y = topMm + Math.floor(index / 4) * fieldMm * 0.7;
    return `<rect x="${x}" y="${y}" width="${fieldMm}" height="${fieldMm * 0.7}" fill="${ink}" stroke="#111" stroke-width="0.1"/>`;
  });
}

function greySteps(widthMm: number, heightMm: number): string[] {
  const steps = 11;
  const stepMm = (widthMm - 16) / steps;
  return Array.from({ length: steps }, (_, index) => {
    const value = Math.round((255 * index) / (steps - 1));
    return `<rect x="${8 + index * stepMm}" y="${heightMm * 0.66}" width="${stepMm}" height="8" fill="rgb(${value},${value},${value})"/>`;
  });
}

/** Lines of a tenth of a millimetre and more: clogged nozzles leave gaps in them. */
function hairLines(widthMm: number, heightMm: number): string[] {
  return Array.from({ length: 8 }, (_, index) => {
    const y = heightMm * 0.76 + index * 1.4;
    return line(8, y, widthMm - 8, y, 0.05 + index * 0.05);
  });
}
