import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { diskFiles } from '../../system/files.ts';
import { silentLog } from '../../system/log.ts';
import { developHeic } from './develop-heic.ts';
import { createHeicDecoder } from './heic-decoder.ts';
import { buildHeic } from './test-kit/heic-builder.ts';
import { quarters } from './test-kit/heic-kit.ts';
import { openPhotoRig } from './test-kit/photo-rig.ts';

/** The larger one takes a second on an idle core, and ten on a busy one. */
const SLOW_MACHINE_MS = 90_000;
const heic = createHeicDecoder({ log: silentLog, limits: { timeoutMs: SLOW_MACHINE_MS } });

const coded = await quarters();
const of12Megapixels = buildHeic({ coded, grid: { columns: 10, rows: 10 } });
const of48Megapixels = buildHeic({ coded, grid: { columns: 20, rows: 20, widthPx: 8000, heightPx: 6000 } });

/** Runs some work while a timer ticks on the same event loop. */
async function countTicks<Value>(work: () => Promise<Value>) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 20);
  try {
    const startMs = performance.now();
    const value = await work();
    return { value, ticks, tookMs: performance.now() - startMs };
  } finally {
    clearInterval(timer);
  }
}

describe('a large HEIC', () => {
  it(
    'of 12 megapixels leaves the event loop free while it is decoded',
    async () => {
      const { folder } = await openPhotoRig();
      const work = {
        read: async () => new Uint8Array(of12Megapixels),
        path: join(folder, 'developed'),
        maxPixels: 50_000_000,
      };
      const lab = { heic, files: diskFiles, signal: new AbortController().signal };
      const { value, ticks, tookMs } = await countTicks(() => developHeic(work, lab));
      expect(value).toEqual({ ok: true, value: undefined });
      expect(await sharp(work.path).metadata()).toMatchObject({ width: 4000, height: 3040, format: 'tiff' });
      // Decoded on the loop itself, it would tick not once. On a busy machine ticks are late.
      expect(ticks).toBeGreaterThan(tookMs / 20 / 4);
      expect(ticks).toBeGreaterThan(3);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'of 48 megapixels is taken in full, and leaves no memory behind',
    async () => {
      const { photos, listFiles } = await openPhotoRig({ heic });
      const before = process.memoryUsage().arrayBuffers;
      const added = await photos.add(of48Megapixels, 'phone');
      expect(added).toMatchObject({ ok: true, value: { widthPx: 8000, heightPx: 6000 } });
      await photos.remove(added.ok ? added.value.photoId : '');
      await eventually(async () => expect(await listFiles()).toEqual([]));
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 1024 * 1024);
    },
    SLOW_MACHINE_MS,
  );

  it('of more than 50 megapixels is refused before it is decoded', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const bomb = buildHeic({ coded, claimedPx: { width: 20_000, height: 10_000 } });
    expect(await photos.add(bomb, 'phone')).toEqual({ ok: false, error: 'tooManyPixels' });
    const honest = buildHeic({ coded, grid: { columns: 21, rows: 21 } });
    expect(await photos.add(honest, 'phone')).toEqual({ ok: false, error: 'tooManyPixels' });
    expect(await listFiles()).toEqual([]);
  });

  it('that is small after all is too small', async () => {
    const { photos, listFiles } = await openPhotoRig();
    const sliver = buildHeic({ coded, grid: { columns: 1, rows: 1, widthPx: 180, heightPx: 304 } });
    expect(await photos.add(sliver, 'phone')).toEqual({ ok: false, error: 'tooSmall' });
    expect(await listFiles()).toEqual([]);
  });

  it('stops at once when the session ends, and those in line behind it never begin', async () => {
    const { photos, listFiles } = await openPhotoRig({ heic });
    const results = Promise.all([1, 2, 3].map(() => photos.add(of48Megapixels, 'phone')));
    await eventually(async () => expect(await listFiles()).toHaveLength(3));
    await photos.closeSession();
    expect(await results).toEqual(new Array(3).fill({ ok: false, error: 'sessionEnded' }));
    expect(await listFiles()).toEqual([]);
    await photos.openSession('s2');
    expect(await photos.add(buildHeic({ coded }), 'phone')).toMatchObject({ ok: true });
  });
});
