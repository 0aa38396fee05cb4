import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStickRig } from './test-kit/stick-rig.ts';

const SLOW_MACHINE_MS = 60_000;

describe('a stick with very much on it', () => {
  it(
    'of 10,000 pictures is listed up to the limit, and the kiosk goes on meanwhile',
    async () => {
      const { plug, put, listed, usb, stickFolder } = await openStickRig({
        limits: { scanMs: SLOW_MACHINE_MS },
      });
      await mkdir(stickFolder);
      const numbers = Array.from({ length: 10_000 }, (_, index) => index);
      for (let start = 0; start < numbers.length; start += 500) {
        const some = numbers.slice(start, start + 500);
        await Promise.all(some.map((index) => writeFile(join(stickFolder, `${index}.jpg`), 'x')));
      }
      await put('old.jpg', 'x', 24);
      let ticks = 0;
      const timer = setInterval(() => ticks++, 5);
      plug();
      const photos = await listed();
      clearInterval(timer);
      expect(photos).toHaveLength(1000);
      expect(usb.list()).toMatchObject({ kind: 'ready', isCutShort: true });
      // The newest are kept, whatever the order of the directory.
      expect(photos.map(({ name }) => name)).not.toContain('old.jpg');
      expect(ticks).toBeGreaterThan(5);
    },
    SLOW_MACHINE_MS,
  );

  it('is left when enough was looked at', async () => {
    const { put, plug, listed, usb } = await openStickRig({ limits: { maxEntries: 20 } });
    for (let index = 0; index < 40; index++) await put(`${index}.jpg`, 'x');
    plug();
    expect(await listed()).toHaveLength(20);
    expect(usb.list()).toMatchObject({ isCutShort: true });
  });

  it('is left when it takes too long, with what was found by then', async () => {
    const { put, plug, listed, usb } = await openStickRig({ limits: { scanMs: -1 } });
    await put('photo.jpg', 'x');
    plug();
    expect(await listed()).toEqual([]);
    expect(usb.list()).toMatchObject({ isCutShort: true });
  });

  it('is not followed into endless folders', async () => {
    const { put, plug, listed, usb } = await openStickRig();
    const deep = (depth: number) => [...new Array<string>(depth).fill('folder'), `${depth}.jpg`].join('/');
    await put(deep(8), 'x', 1);
    await put(deep(9), 'x');
    plug();
    expect((await listed()).map(({ name }) => name)).toEqual(['8.jpg']);
    expect(usb.list()).toMatchObject({ isCutShort: true });
  });
});
