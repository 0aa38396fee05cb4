import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A camera film in which left and right, above and below are told apart, as Chromium plays it for a camera. */
export interface CameraFilm {
  readonly file: string;
  remove(): void;
}

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 4;

/** Y, U and V (BT.601) of the four corners: red and green above, blue and white below. */
const QUARTERS = [
  [82, 90, 240],
  [145, 54, 34],
  [41, 240, 110],
  [235, 128, 128],
] as const;

function plane(widthPx: number, heightPx: number, channel: 0 | 1 | 2): Buffer {
  const bytes = Buffer.alloc(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const quarter = (y < heightPx / 2 ? 0 : 2) + (x < widthPx / 2 ? 0 : 1);
      bytes[y * widthPx + x] = QUARTERS[quarter]?.[channel] ?? 0;
    }
  }
  return bytes;
}

/** Writes an uncompressed film (YUV4MPEG2, as the mjpegtools manual has it). */
export function makeCameraFilm(): CameraFilm {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-film-'));
  const file = join(folder, 'quarters.y4m');
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    plane(WIDTH, HEIGHT, 0),
    plane(WIDTH / 2, HEIGHT / 2, 1),
    plane(WIDTH / 2, HEIGHT / 2, 2),
  ]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...new Array<Buffer>(FRAMES).fill(frame)]));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
