import { beforeEach, describe, expect, it } from 'vitest';
import { resetStores } from '../../../state/registry.ts';
import { noteCopied, noteUnusable, toggleChosen, useUsbStore } from './usb-store.ts';

const chosen = () => useUsbStore.getState().chosen;

beforeEach(resetStores);

describe('choosing from a stick', () => {
  it('goes by touches, up to what fits', () => {
    expect(toggleChosen('a', 2)).toBe(true);
    expect(toggleChosen('b', 2)).toBe(true);
    expect(toggleChosen('c', 2)).toBe(false);
    expect(chosen()).toEqual(['a', 'b']);
    expect(toggleChosen('a', 2)).toBe(true);
    expect(toggleChosen('c', 2)).toBe(true);
    expect(chosen()).toEqual(['b', 'c']);
  });

  it('ends for a picture that came across, and for one that cannot be used', () => {
    toggleChosen('a', 3);
    toggleChosen('b', 3);
    noteCopied('a');
    noteUnusable('b', 'broken');
    expect(chosen()).toEqual([]);
    expect(useUsbStore.getState().copied).toEqual(new Set(['a']));
    expect(useUsbStore.getState().unusable).toEqual(new Map([['b', 'broken']]));
  });

  it('is forgotten when the shopper leaves', () => {
    toggleChosen('a', 3);
    noteCopied('b');
    resetStores();
    expect(useUsbStore.getState()).toMatchObject({ chosen: [], copied: new Set() });
  });
});
