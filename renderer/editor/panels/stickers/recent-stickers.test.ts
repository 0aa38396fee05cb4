import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { resetStores } from '../../../state/registry.ts';
import { currentRecent, MOST_RECENT, noteSticker, withRecent } from './recent-stickers.ts';

beforeEach(resetStores);

describe('stickers used last', () => {
  it('come the latest first, each once', () => {
    for (const id of ['cat', 'dog', 'cat']) noteSticker(id);
    expect(currentRecent()).toEqual(['cat', 'dog']);
  });

  it('are forgotten when the shopper leaves', () => {
    noteSticker('cat');
    resetStores();
    expect(currentRecent()).toEqual([]);
  });

  it('never grow beyond their row, nor hold one twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }).map(String)), (ids) => {
        const recent = ids.reduce<readonly string[]>(withRecent, []);
        expect(recent.length).toBeLessThanOrEqual(MOST_RECENT);
        expect(new Set(recent).size).toBe(recent.length);
        expect(recent[0]).toBe(ids.at(-1));
      }),
    );
  });
});
