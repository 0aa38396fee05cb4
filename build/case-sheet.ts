import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { loadCaseLibrary } from '../electron/services/catalogue/case-library.ts';
import { assertNever } from '../shared/domain/assert-never.ts';
import type { CaseGeometry, CutOut } from '../shared/domain/case-geometry.ts';

/*
 * Draws every case of assets/cases/ to one scale on one sheet, out/cases.svg and out/cases.png, so that a person can
 * see at a glance which one does not look like the real phone. Run it after each change there.
 */

const ROOT_FOLDER = join(import.meta.dirname, '..');
const COLUMNS = 14;
const CELL_WIDTH_MM = 96;
const CELL_HEIGHT_MM = 204;
const HEADER_HEIGHT_MM = 30;
/** Largest case that fits a cell, so that all stand on one line. */
const FLOOR_MM = 182;
const PIXELS_PER_MM = 3;
const RULER_MM = 100;

const COLOURS = {
  paper: '#f6f4f0',
  ink: '#23262b',
  faint: '#7b8087',
  wrap: '#e3b7a0',
  face: '#fffdf9',
  safe: '#2f8f6b',
  hole: '#23262b',
} as const;

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Rect = { xMm: number; yMm: number; widthMm: number; heightMm: number; radiusMm: number };

const drawRect = ({ xMm, yMm, widthMm, heightMm, radiusMm }: Rect, style: string) =>
  `<rect x="${xMm}" y="${yMm}" width="${widthMm}" height="${heightMm}" rx="${radiusMm}" ${style}/>`;

const drawText = (xMm: number, yMm: number, sizeMm: number, text: string, style = '') =>
  `<text x="${xMm}" y="${yMm}" font-size="${sizeMm}" ${style}>${escapeXml(text)}</text>`;

function drawCutOut(cutOut: CutOut): string {
  const style = `fill="${COLOURS.hole}"`;
  switch (cutOut.kind) {
    case 'island':
    case 'bar':
      return drawRect(cutOut, style);
    case 'lens':
      return `<circle cx="${cutOut.centreXMm}" cy="${cutOut.centreYMm}" r="${cutOut.radiusMm}" ${style}/>`;
    default:
      return assertNever(cutOut);
  }
}

/** The outline, grown by a length (made smaller by a negative one). */
const grownOutline = (geometry: CaseGeometry, byMm: number): Rect => ({
  xMm: -byMm,
  yMm: -byMm,
  widthMm: geometry.widthMm + 2 * byMm,
  heightMm: geometry.heightMm + 2 * byMm,
  radiusMm: Math.max(geometry.cornerRadiusMm + byMm, 0),
});

function drawCase(geometry: CaseGeometry): string {
  const { brand, model, widthMm, heightMm, thicknessMm, releasedYear, wrapMm, safeInsetMm } = geometry;
  const centred = 'text-anchor="middle"';
  return [
    drawRect(grownOutline(geometry, wrapMm), `fill="${COLOURS.wrap}"`),
    drawRect(grownOutline(geometry, 0), `fill="${COLOURS.face}" stroke="${COLOURS.ink}" stroke-width="0.35"`),
    ...geometry.cutOuts.map(drawCutOut),
    drawRect(
      grownOutline(geometry, -safeInsetMm),
      `fill="none" stroke="${COLOURS.safe}" stroke-width="0.4" stroke-dasharray="2 1.4"`,
    ),
    drawText(widthMm / 2, heightMm * 0.62, 5, brand, `${centred} fill="${COLOURS.faint}"`),
    drawText(widthMm / 2, heightMm + 9.5, 5.6, model, `${centred} font-weight="bold"`),
    drawText(
      widthMm / 2,
      heightMm + 15.5,
      4.2,
      `${heightMm} × ${widthMm} × ${thicknessMm} mm, ${releasedYear}`,
      `${centred} fill="${COLOURS.faint}"`,
    ),
  ].join('');
}

function placeCase(geometry: CaseGeometry, index: number): string {
  const xMm = (index % COLUMNS) * CELL_WIDTH_MM + (CELL_WIDTH_MM - geometry.widthMm) / 2;
  const yMm = HEADER_HEIGHT_MM + Math.floor(index / COLUMNS) * CELL_HEIGHT_MM + FLOOR_MM - geometry.heightMm;
  return `<g transform="translate(${xMm.toFixed(2)} ${yMm.toFixed(2)})">${drawCase(geometry)}</g>`;
}

const legend = (count: number) =>
  `${count} cases seen from the back. Line: outline. Coloured rim: wrap. Dashes: safe area. Dark: cut-outs. Bar: ${RULER_MM} mm.`;

function drawSheet(cases: readonly CaseGeometry[]): string {
  const widthMm = COLUMNS * CELL_WIDTH_MM;
  const heightMm = HEADER_HEIGHT_MM + Math.ceil(cases.length / COLUMNS) * CELL_HEIGHT_MM;
  const rulerXMm = widthMm - RULER_MM - 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthMm} ${heightMm}" width="${widthMm * PIXELS_PER_MM}" height="${heightMm * PIXELS_PER_MM}" font-family="sans-serif" fill="${COLOURS.ink}">`,
    drawRect({ xMm: 0, yMm: 0, widthMm, heightMm, radiusMm: 0 }, `fill="${COLOURS.paper}"`),
    drawText(10, 19, 9, legend(cases.length)),
    drawRect({ xMm: rulerXMm, yMm: 14, widthMm: RULER_MM, heightMm: 3, radiusMm: 0 }, ''),
    ...cases.map(placeCase),
    '</svg>',
  ].join('\n');
}

const library = loadCaseLibrary(join(ROOT_FOLDER, 'assets/cases'));
const generic = library.find({ brandName: '', modelName: '' }).geometry;
const svg = drawSheet([...library.all(), generic]);
mkdirSync(join(ROOT_FOLDER, 'out'), { recursive: true });
writeFileSync(join(ROOT_FOLDER, 'out/cases.svg'), svg);
await sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true })
  .png()
  .toFile(join(ROOT_FOLDER, 'out/cases.png'));
