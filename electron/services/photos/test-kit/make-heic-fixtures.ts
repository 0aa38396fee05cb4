/**
 * Makes the HEIC pictures of shared/fixtures/ with the program `heif-enc` (Debian: libheif-examples), which must be on the
 * path. Run it with `node electron/services/photos/test-kit/make-heic-fixtures.ts`. All drawings are our own.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';

const FOLDER = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));
const run = promisify(execFile);

/** Four quarters of different colours, none at the edge of what a display can show. Sides divisible by 16. */
const QUARTERS = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="304">
  <rect width="200" height="152" fill="rgb(200,60,40)"/><rect x="200" width="200" height="152" fill="rgb(60,190,70)"/>
  <rect y="152" width="200" height="152" fill="rgb(40,70,200)"/><rect x="200" y="152" width="200" height="152" fill="rgb(240,240,240)"/></svg>`;

const work = await mkdtemp(join(tmpdir(), 'heic-fixtures-'));
try {
  // Display P3, camera and place in its EXIF, a small copy inside: as a phone writes it.
  const photo = sharp(join(FOLDER, 'photo-landscape.jpg')).resize(1200).keepExif().withIccProfile('p3');
  await photo.jpeg({ quality: 95 }).toFile(join(work, 'photo.jpg'));
  await run('heif-enc', [
    ...['-q', '42', '-t', '240', '-o', join(FOLDER, 'photo-phone.heic')],
    join(work, 'photo.jpg'),
  ]);
  await writeFile(
    join(work, 'quarters.png'),
    await sharp(Buffer.from(QUARTERS)).removeAlpha().png().toBuffer(),
  );
  await run('heif-enc', ['-q', '70', '-o', join(FOLDER, 'quarters.heic'), join(work, 'quarters.png')]);
} finally {
  await rm(work, { recursive: true });
}
