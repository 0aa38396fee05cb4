import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeOpaquePng } from './opaque-png.ts';

interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8ClampedArray;
}

/** A picture by a rule for each byte; alpha is full. */
function picture(
  widthPx: number,
  heightPx: number,
  byteAt: (x: number, y: number, channel: number) => number,
): Picture {
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx);
  for (let at = 0; at < rgba.length; at++) {
    const [pixel, channel] = [at >> 2, at & 3];
    rgba[at] = channel === 3 ? 255 : byteAt(pixel % widthPx, Math.floor(pixel / widthPx), channel) & 255;
  }
  return { widthPx, heightPx, rgba };
}

async function encode({ widthPx, heightPx, rgba }: Picture): Promise<Buffer> {
  const readRows = (first: number, count: number) =>
    rgba.slice(4 * widthPx * first, 4 * widthPx * (first + count));
  return Buffer.from(await encodeOpaquePng({ widthPx, heightPx, readRows }).arrayBuffer());
}

/** As strict as the main process, which refuses a print at the decoder's first doubt. */
const decode = (png: Buffer) =>
  sharp(png, { failOn: 'warning' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });

async function expectSame(wanted: Picture): Promise<Buffer> {
  const png = await encode(wanted);
  const { data, info } = await decode(png);
  expect([info.width, info.height]).toEqual([wanted.widthPx, wanted.heightPx]);
  expect(data.equals(Buffer.from(wanted.rgba.buffer))).toBe(true);
  return png;
}

/** Numbers that follow no rule, the same in every run. */
function noise(x: number, y: number, channel: number): number {
  let number = (x + 1) * 73_856_093 + (y + 1) * 19_349_663 + channel * 83_492_791;
  for (const factor of [0x85ebca6b, 0xc2b2ae35]) number = Math.imul(number ^ (number >>> 15), factor);
  return (number ^ (number >>> 16)) & 255;
}

describe('an opaque picture', () => {
  it.each([
    ['one pixel', picture(1, 1, () => 7)],
    ['one column', picture(1, 300, (_x, y) => y)],
    ['one row', picture(301, 1, (x) => x)],
    ['one colour, far longer than the longest run', picture(640, 480, () => 200)],
    ['noise', picture(257, 63, noise)],
    ['a slope across', picture(333, 50, (x) => x)],
    ['a slope down', picture(50, 333, (_x, y) => y)],
    ['a slope both ways', picture(200, 200, (x, y, channel) => x + y * channel)],
    ['more rows than are coded at once', picture(1000, 1300, (x, y, channel) => noise(x, y, channel) >> 4)],
    ['rows wider than what is coded at once', picture(520_000, 3, (x) => x >> 6)],
    ['bytes so rare that their codes would be too long', picture(900, 300, (x, y) => (x === y ? y : x % 2))],
  ])('comes back as it was: %s', async (_what, wanted) => {
    await expectSame(wanted);
  });

  it('comes back as it was, whatever it is', { timeout: 30_000 }, async () => {
    const anyPicture = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }))
      .chain(([width, height]) =>
        fc
          .array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 90 })), {
            minLength: 1,
          })
          .map((runs) => {
            const bytes = runs.flatMap(([byte, length]) => Array<number>(length).fill(byte));
            return picture(width, height, (x, y, c) => bytes[(3 * (y * width + x) + c) % bytes.length] ?? 0);
          }),
      );
    await fc.assert(
      fc.asyncProperty(anyPicture, async (wanted) => void (await expectSame(wanted))),
      { numRuns: 200 },
    );
  });

  it('has no alpha in its file, and says that it is sRGB', async () => {
    const png = await encode(picture(40, 30, noise));
    expect(await sharp(png).metadata()).toMatchObject({
      format: 'png',
      channels: 3,
      hasAlpha: false,
      space: 'srgb',
    });
    expect(png.subarray(37, 41).toString('latin1')).toBe('sRGB');
  });

  it('takes next to no room where it is of one colour', async () => {
    const png = await encode(picture(1000, 1000, () => 255));
    expect(png.length).toBeLessThan(20_000);
  });

  it('is coded as small as a full search does it, but for a few per cent, where it is a photo', async () => {
    const photo = picture(500, 400, (x, y, channel) => (x + y) / 4 + (noise(x, y, channel) >> 4));
    const searched = await sharp(photo.rgba, { raw: { width: 500, height: 400, channels: 4 } })
      .removeAlpha()
      .png({ compressionLevel: 6, adaptiveFiltering: true })
      .toBuffer();
    expect((await encode(photo)).length).toBeLessThan(1.08 * searched.length);
  });

  it('is the same file each time', async () => {
    const same = picture(300, 200, noise);
    expect((await encode(same)).equals(await encode(same))).toBe(true);
  });
});
