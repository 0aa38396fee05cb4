import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createPhotoStore } from '../../electron/services/photos/photo-store.ts';
import { silentLog } from '../../electron/system/log.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 15;
const PHOTO = { width: 4000, height: 3000 } as const;

/** 12 megapixels with the detail of a photo: smooth shapes under fine noise. */
async function makePhoto(): Promise<Buffer> {
  const noise = await sharp({
    create: {
      width: 1000,
      height: 750,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .blur(1.2)
    .png()
    .toBuffer();
  return sharp(noise).resize(PHOTO.width, PHOTO.height, { kernel: 'cubic' }).jpeg({ quality: 90 }).toBuffer();
}

/** A photo from its bytes to a checked, upright copy for the screen, over a bare resize by the same library. */
export async function measurePhotoIntake(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-bench-'));
  const photos = createPhotoStore({ folder, log: silentLog });
  await photos.openSession('bench');
  const bytes = await makePhoto();
  const times = { bare: [] as number[], intake: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const bareStart = performance.now();
    await sharp(bytes).autoOrient().resize(1600, 1600, { fit: 'inside' }).jpeg().toBuffer();
    times.bare.push(performance.now() - bareStart);
    const intakeStart = performance.now();
    const added = await photos.add(bytes, 'file');
    times.intake.push(performance.now() - intakeStart);
    if (added.ok) await photos.remove(added.value.photoId);
  }
  await photos.closeSession();
  rmSync(folder, { recursive: true, force: true });
  const ratio = median(times.intake) / median(times.bare);
  return [{ what: '12-megapixel photo in, over a bare resize', measured: ratio, target: 1.25, unit: '×' }];
}
