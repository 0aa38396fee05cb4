import sharp from 'sharp';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import { DEFAULT_PRINT_PROFILE, type PrintProfile } from '../../../../shared/domain/print-profile.ts';
import { printSizePx } from '../../../../shared/domain/print-size.ts';
import { SMALL_CASE } from '../../print-file/test-kit/print-rig.ts';
import { type PrintRequest, type ProducedFile, type ProducedPrint, producePrint } from '../produce-print.ts';

/** Nothing about it is the same when it is mirrored or turned. Printable area 20 × 30 mm: 236 × 354 pixels at 300 dpi. */
export const LOPSIDED_CASE: CaseGeometry = {
  ...SMALL_CASE,
  caseId: 'test-lopsided',
  cutOuts: [
    { kind: 'island', xMm: 1, yMm: 1.5, widthMm: 5, heightMm: 7, radiusMm: 1.5 },
    { kind: 'lens', centreXMm: 11, centreYMm: 4, radiusMm: 1.2 },
    { kind: 'bar', xMm: 2, yMm: 18, widthMm: 8, heightMm: 2, radiusMm: 1 },
  ],
};

/** RGBA pixels, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

export type Paint = (x: number, y: number) => readonly [number, number, number, number];

/** Every pixel has a colour of its own, and some are half clear or clear. */
export const motley: Paint = (x, y) => {
  const alpha = (x + y) % 11 === 0 ? 0 : (x * y) % 7 === 0 ? 128 : 255;
  return [(x * 7 + y) % 256, (x + y * 5) % 256, (x * 3 + y * 11) % 256, alpha];
};

export const flat =
  (...colour: [number, number, number, number]): Paint =>
  () =>
    colour;

/** A PNG as the screen would draw it for a case. */
export function paintPicture(
  paint: Paint,
  geometry: CaseGeometry = LOPSIDED_CASE,
  dpi = 300,
): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = printSizePx(geometry, dpi);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * 4);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export const JOB = {
  orderId: 'OREN260314000001',
  saleId: 'sale-1',
  queueNo: 'A7',
  modelName: 'Test Small',
  copies: 1,
  designVersion: 1,
} as const;

export function requestOf(
  picture: Uint8Array,
  profile: Partial<PrintProfile> = {},
  geometry: CaseGeometry = LOPSIDED_CASE,
): PrintRequest {
  return { picture, geometry, profile: { ...DEFAULT_PRINT_PROFILE, ...profile }, job: JOB };
}

/** Produces a print that must be taken. */
export async function produce(...parts: Parameters<typeof requestOf>): Promise<ProducedPrint> {
  const produced = await producePrint(requestOf(...parts));
  if (!produced.ok) throw new Error(`${produced.error.kind}: ${produced.error.detail}`);
  return produced.value;
}

export function fileOf(print: ProducedPrint, role: ProducedFile['role']): ProducedFile {
  const file = print.files.find((candidate) => candidate.role === role);
  if (!file) throw new Error(`the print has no ${role} file`);
  return file;
}

/** The values in a file as they are written, without any conversion of colours. */
export async function readPixels({ contents }: { contents: Uint8Array }): Promise<Pixels> {
  const opened = sharp(contents, { ignoreIcc: true });
  const { space } = await opened.metadata();
  if (space === 'cmyk') opened.pipelineColourspace('cmyk').toColourspace('cmyk');
  if (space === 'b-w') opened.toColourspace('b-w');
  const { data, info } = await opened.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

export function pixelAt({ data, width, channels }: Pixels, x: number, y: number): number[] {
  const at = (y * width + x) * channels;
  return [...data.subarray(at, at + channels)];
}

/** How many pixels of a one-channel file have at least this value. */
export const countFrom = ({ data }: Pixels, least: number): number =>
  data.filter((value) => value >= least).length;
