import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FILE_PATHS, type PhotoUploadAnswer, photoUploadAnswerSchema } from '../../shared/contract/files.ts';
import type { PhotoRefusal } from '../../shared/contract/photos.ts';
import { buildHeic } from '../services/photos/test-kit/heic-builder.ts';
import { distance, quarters, readCorners } from '../services/photos/test-kit/heic-kit.ts';
import { fixture } from '../services/photos/test-kit/photo-rig.ts';
import { buildFlatPng } from '../services/photos/test-kit/png-builder.ts';
import { openUploadRig, photoForm, postJson } from '../services/photos/test-kit/upload-rig.ts';
import { openPrintRig } from '../services/print-file/test-kit/print-rig.ts';
import { createFileHandler } from './files.ts';

// Photos that are unlike others, by both ways in as they really are: the phone's form over HTTP, the kiosk's own file.

const SLOW_MACHINE_MS = 90_000;

/** Within what a press can print, so that CMYK has them all. */
const COLOURS = [
  [180, 70, 60],
  [80, 140, 90],
  [60, 90, 150],
  [220, 200, 120],
] as const;

function scene(): Sharp {
  const [topLeft, topRight, bottomLeft, bottomRight] = COLOURS.map((colour) => `rgb(${colour.join()})`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="200" height="150" fill="${topLeft}"/>
    <rect x="200" width="200" height="150" fill="${topRight}"/><rect y="150" width="200" height="150" fill="${bottomLeft}"/>
    <rect x="200" y="150" width="200" height="150" fill="${bottomRight}"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

const pixels = await scene().png().toBuffer();
const photo = () => sharp(pixels);
const FINE = { quality: 95, chromaSubsampling: '4:4:4' } as const;
const coded = await quarters();

/** EXIF 2.32, tag 0x0112: how the sensor's rows lie for each orientation, as turn and then mirroring. */
const STORED: Readonly<Record<number, readonly [turnDeg: number, mirrored: boolean]>> = {
  1: [0, false],
  2: [0, true],
  3: [180, false],
  4: [180, true],
  5: [90, true],
  6: [-90, false],
  7: [-90, true],
  8: [90, false],
};

async function turned(orientation: number): Promise<Buffer> {
  const [turnDeg, mirrored] = STORED[orientation] ?? [0, false];
  const lying = sharp(await photo().rotate(turnDeg).png().toBuffer());
  return (mirrored ? lying.flop() : lying).withMetadata({ orientation }).jpeg(FINE).toBuffer();
}

async function animated(): Promise<Buffer> {
  const second = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  return sharp([pixels, second], { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** A JPEG whose header says that it is larger than it is: height and width stand five bytes behind the frame's mark. */
async function claiming(widthPx: number, heightPx: number): Promise<Buffer> {
  const bytes = await photo().jpeg().toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(heightPx, frame + 5);
  bytes.writeUInt16BE(widthPx, frame + 7);
  return bytes;
}

const flat = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#a37' } });

/**
 * There and back through a press's colours costs this much, and Chromium's colour engine differs from ours by as much for
 * the same file. Inks taken for light, or mixed without a profile, are off by twice that and more.
 */
const PRESS_TOLERANCE = 26;

const WELCOME: readonly (readonly [name: string, make: () => Promise<Buffer>, tolerance: number])[] = [
  [
    'a CMYK JPEG',
    () => photo().toColourspace('cmyk').withIccProfile('cmyk').jpeg(FINE).toBuffer(),
    PRESS_TOLERANCE,
  ],
  [
    'a CMYK JPEG without a profile',
    () => photo().toColourspace('cmyk').jpeg(FINE).toBuffer(),
    PRESS_TOLERANCE,
  ],
  ['a Display P3 JPEG', () => photo().withIccProfile('p3').jpeg(FINE).toBuffer(), 5],
  ['a PNG of 16 bits', () => photo().toColourspace('rgb16').png().toBuffer(), 4],
  ['a moving GIF, of which the first frame is taken', animated, 6],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => {
    const make = () => turned(orientation);
    return [`a JPEG of EXIF orientation ${orientation}`, make, 6] as const;
  }),
];

const REFUSED: readonly (readonly [name: string, make: () => Promise<Buffer>, reason: PhotoRefusal])[] = [
  ['one pixel, as PNG', () => flat(1).png().toBuffer(), 'tooSmall'],
  ['one pixel, as JPEG', () => flat(1).jpeg().toBuffer(), 'tooSmall'],
  [
    'an SVG with a script',
    async () =>
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>fetch("//evil.example")</script></svg>',
      ),
    'notAPicture',
  ],
  [
    'a JPEG that was cut off',
    async () => (await fixture('photo-landscape.jpg')).subarray(0, 60_000),
    'broken',
  ],
  ['a PNG of 200 megapixels', async () => buildFlatPng(20_000, 10_000), 'tooManyPixels'],
  ['a JPEG that claims 200 megapixels', () => claiming(20_000, 10_000), 'tooManyPixels'],
  [
    'a HEIC that claims 200 megapixels',
    async () => buildHeic({ coded, claimedPx: { width: 20_000, height: 10_000 } }),
    'tooManyPixels',
  ],
];

/** Both ways in, into one session. */
async function openBoth() {
  const { photos, url, refused } = await openUploadRig();
  const { store: printFiles } = await openPrintRig();
  const usbPhotos = { readThumbnail: async () => undefined };
  const handle = createFileHandler({ photos, printFiles, usbPhotos });
  const get = async (path: string) =>
    new Uint8Array(await (await handle(new Request(`http://127.0.0.1/${path}`))).arrayBuffer());
  const fromKiosk = async (bytes: Uint8Array): Promise<PhotoUploadAnswer> => {
    const init = { method: 'POST', body: new Uint8Array(bytes) };
    const answer = await handle(new Request(`http://127.0.0.1/${FILE_PATHS.addPhoto}`, init));
    return z.parse(photoUploadAnswerSchema, await answer.json());
  };
  const fromPhone = async (bytes: Uint8Array) => {
    const { status } = await postJson(url, photoForm(bytes));
    return { status, photo: photos.list().at(-1) };
  };
  return { get, fromKiosk, fromPhone, refused };
}

describe('an unusual photo', () => {
  it.each(WELCOME)('%s comes in by both ways, upright and in its colours', async (_name, make, tolerance) => {
    const { get, fromKiosk, fromPhone } = await openBoth();
    const bytes = await make();
    const kiosk = await fromKiosk(bytes);
    const phone = await fromPhone(bytes);
    expect([kiosk.kind, phone.status]).toEqual(['added', 200]);
    const both = [kiosk.kind === 'added' ? kiosk.photo : undefined, phone.photo];
    for (const each of both) {
      expect(each).toMatchObject({ widthPx: 400, heightPx: 300 });
      for (const path of [each?.screenPath ?? '', each?.originalPath ?? '']) {
        const corners = await readCorners(await get(path));
        expect([corners.widthPx, corners.heightPx]).toEqual([400, 300]);
        const worst = Math.max(
          ...COLOURS.map((colour, index) => distance(corners.pixels[index] ?? [], colour)),
        );
        expect(worst, JSON.stringify(corners.pixels)).toBeLessThanOrEqual(tolerance);
      }
    }
  });

  it('with alpha keeps it, by both ways', async () => {
    const { get, fromKiosk, fromPhone } = await openBoth();
    const bytes = await fixture('badge-transparent.png');
    const kiosk = await fromKiosk(bytes);
    const phone = await fromPhone(bytes);
    for (const each of [kiosk.kind === 'added' ? kiosk.photo : undefined, phone.photo]) {
      for (const path of [each?.screenPath ?? '', each?.originalPath ?? '']) {
        const { data, info } = await sharp(await get(path))
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const alphaAt = (x: number, y: number) => data[(y * info.width + x) * 4 + 3];
        expect([alphaAt(2, 2), alphaAt(info.width >> 1, 70)]).toEqual([0, 255]);
      }
    }
  });

  it(
    'of 48 megapixels as HEIC comes in by both ways in full',
    async () => {
      const { fromKiosk, fromPhone } = await openBoth();
      const bytes = buildHeic({ coded, grid: { columns: 20, rows: 20, widthPx: 8000, heightPx: 6000 } });
      const size = { widthPx: 8000, heightPx: 6000 };
      expect(await fromKiosk(bytes)).toMatchObject({ kind: 'added', photo: size });
      expect(await fromPhone(bytes)).toMatchObject({ status: 200, photo: size });
    },
    SLOW_MACHINE_MS,
  );

  it.each(REFUSED)('%s is refused by both ways, for the same reason', async (_name, make, reason) => {
    const { fromKiosk, fromPhone, refused } = await openBoth();
    const bytes = await make();
    expect(await fromKiosk(bytes)).toEqual({ kind: 'refused', reason });
    const phone = await fromPhone(bytes);
    expect(phone.status).toBeGreaterThanOrEqual(400);
    expect(phone.photo).toBeUndefined();
    expect(refused).toEqual([reason]);
  });
});
