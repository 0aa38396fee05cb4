import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_PRINT_PROFILE, type PrintProfile } from '../../../shared/domain/print-profile.ts';
import { ADOBE_RGB, buildIccProfile } from '../photos/test-kit/icc-builder.ts';
import { findIccProfile } from './print-icc-profile.ts';
import { fileOf, flat, paintPicture, pixelAt, produce, readPixels } from './test-kit/production-rig.ts';

/** The CMYK profile that sharp brings along, as a file. */
const cmykProfile = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
  .withIccProfile('cmyk')
  .tiff()
  .toBuffer()
  .then((file) => sharp(file).metadata())
  .then(({ icc }) => icc ?? Buffer.alloc(0));

async function writeProfile(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'icc-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'printer.icc');
  await writeFile(path, bytes);
  return path;
}

async function refusalOf(iccProfile: string, format: PrintProfile['format'] = 'tiff-cmyk'): Promise<string> {
  const found = await findIccProfile({ ...DEFAULT_PRINT_PROFILE, format, iccProfile });
  return found.ok ? 'found' : found.error.detail.replace(/^.*printer\.icc: /, '');
}

describe('an ICC profile', () => {
  it('that is not there is named, with its path', async () => {
    expect(await refusalOf('/nowhere/printer.icc')).toContain('/nowhere/printer.icc');
    expect(await refusalOf('/nowhere/printer.icc')).toContain('ENOENT');
    expect(await refusalOf('./printer.icc')).toContain('not a full path');
  });

  it('for other colours than the format’s is refused', async () => {
    expect(await refusalOf(await writeProfile(buildIccProfile(ADOBE_RGB)))).toBe(
      'a profile for RGB, not CMYK',
    );
    expect(await refusalOf(await writeProfile(cmykProfile), 'png')).toContain('a profile for CMYK, not RGB');
  });

  it('that is no profile, or a broken one, is refused', async () => {
    expect(await refusalOf(await writeProfile(new Uint8Array()))).toBe('not an ICC profile');
    expect(await refusalOf(await writeProfile(Buffer.alloc(500, 'x')))).toBe('not an ICC profile');
    const cutShort = cmykProfile.subarray(0, 4000);
    expect(await refusalOf(await writeProfile(cutShort))).toBe('cannot be used for a conversion');
  });

  it('that links two devices is refused', async () => {
    const link = Buffer.from(cmykProfile);
    link.write('link', 12, 'latin1');
    expect(await refusalOf(await writeProfile(link))).toBe('a profile of the class link');
  });

  it('of a file is used, embedded, and named in the ticket', async () => {
    const iccProfile = await writeProfile(buildIccProfile(ADOBE_RGB));
    const print = await produce(await paintPicture(flat(255, 0, 0, 255)), { iccProfile });
    // Red of sRGB is a weaker red in the wider space of Adobe RGB.
    expect(pixelAt(await readPixels(fileOf(print, 'colour')), 9, 9)).toEqual([219, 0, 0, 255]);
    const { icc } = await sharp(fileOf(print, 'colour').contents).metadata();
    expect(icc?.equals(buildIccProfile(ADOBE_RGB))).toBe(true);
    expect(print.ticket.iccProfile.name).toBe(iccProfile);
  });

  it('for CMYK works from a file as it does built in', async () => {
    const picture = await paintPicture(flat(90, 120, 30, 255));
    const fromFile = await produce(picture, {
      format: 'tiff-cmyk',
      iccProfile: await writeProfile(cmykProfile),
    });
    const builtIn = await produce(picture, { format: 'tiff-cmyk' });
    expect(fileOf(fromFile, 'colour').sha256).toBe(fileOf(builtIn, 'colour').sha256);
    expect(fromFile.ticket.iccProfile.sha256).toBe(builtIn.ticket.iccProfile.sha256);
  });
});
