import sharp from 'sharp';
import { type CodedPicture, readCodedPicture } from './heic-builder.ts';
import { fixture } from './photo-rig.ts';

/** The quarters of `quarters.heic` as they come out of the decoder: its colours, but for what the coding took. */
export const QUARTERS = {
  red: [201, 60, 40],
  green: [60, 189, 70],
  blue: [40, 71, 200],
  white: [240, 240, 240],
} as const;
export type Quarter = keyof typeof QUARTERS;

export const quarters = async (): Promise<CodedPicture> => readCodedPicture(await fixture('quarters.heic'));

export interface FourCorners {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Top left, top right, bottom left, bottom right: the pixel in the middle of each quarter. */
  readonly pixels: readonly (readonly number[])[];
}

/** What a picture shows in its four quarters. */
export async function readCorners(bytes: Uint8Array): Promise<FourCorners> {
  const { data, info } = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const places = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => [x, y] as const));
  const pixels = places.map(([x, y]) => {
    const offset = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(offset, offset + info.channels)];
  });
  return { widthPx: info.width, heightPx: info.height, pixels };
}

/** The largest difference of any channel. */
export const distance = (pixel: readonly number[], expected: readonly number[]): number =>
  Math.max(...expected.map((value, index) => Math.abs(value - (pixel[index] ?? Number.NaN))));

/** The names of the quarters in reading order; `?` for anything else. */
export const namesOf = ({ pixels }: FourCorners): string[] =>
  pixels.map((pixel) => {
    const match = Object.entries(QUARTERS).find(([, colour]) => distance(pixel, colour) <= 6);
    return match?.[0] ?? '?';
  });
