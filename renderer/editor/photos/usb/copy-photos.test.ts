import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../../shared/contract/photos.ts';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { type CopyRefusal, copyPhotos } from './copy-photos.ts';

const photo = (photoId: string): Photo => ({
  photoId,
  source: 'usb',
  widthPx: 1600,
  heightPx: 1200,
  screenPath: 's',
  originalPath: 'o',
});

function setUp(refusals: Readonly<Record<string, CopyRefusal>> = {}, overAfter = Number.POSITIVE_INFINITY) {
  const asked: string[] = [];
  const copied: [string, number][] = [];
  const refused: [string, CopyRefusal][] = [];
  const run = () =>
    copyPhotos(['a', 'b', 'c'], {
      add: async (id): Promise<Result<Photo, CopyRefusal>> => {
        asked.push(id);
        const reason = refusals[id];
        return reason ? err(reason) : ok(photo(id));
      },
      onCopied: (id, _photo, index) => copied.push([id, index]),
      onRefused: (id, reason) => refused.push([id, reason]),
      isOver: () => asked.length >= overAfter,
    });
  return { run, asked, copied, refused };
}

describe('copying from a stick', () => {
  it('brings all photos across in their order', async () => {
    const { run, copied } = setUp();
    expect(await run()).toEqual({ copiedCount: 3, brokenOffBy: null });
    expect(copied).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('leaves a picture out that cannot be used, and goes on', async () => {
    const { run, copied, refused } = setUp({ a: 'broken' });
    expect(await run()).toEqual({ copiedCount: 2, brokenOffBy: null });
    expect(refused).toEqual([['a', 'broken']]);
    expect(copied).toEqual([
      ['b', 0],
      ['c', 1],
    ]);
  });

  it.each(['stickGone', 'tooManyPhotos', 'storageFull', 'sessionEnded', 'unavailable'] as const)(
    'ends at %s and keeps what came before',
    async (reason) => {
      const { run, asked } = setUp({ b: reason });
      expect(await run()).toEqual({ copiedCount: 1, brokenOffBy: reason });
      expect(asked).toEqual(['a', 'b']);
    },
  );

  it('lays nothing on the case of a shopper who has gone meanwhile', async () => {
    const { run, copied } = setUp({}, 2);
    expect(await run()).toEqual({ copiedCount: 1, brokenOffBy: 'sessionEnded' });
    expect(copied).toEqual([['a', 0]]);
  });
});
