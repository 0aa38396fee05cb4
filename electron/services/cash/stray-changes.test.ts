import { describe, expect, it } from 'vitest';
import type { StrayMoney } from '../payment/stray-money.ts';
import type { CoinPlace } from './figures.ts';
import { strayChanges } from './stray-figures.ts';

const stray = (strayId: string, part: Partial<StrayMoney> = {}): StrayMoney => ({
  ...{ strayId, means: 'coins', amountMinor: 100, atMs: 1, state: 'kept' },
  ...part,
});
const places = new Map<string, CoinPlace>([
  ['a', 'tube'],
  ['b', 'cashBox'],
]);
const changes = (before: StrayMoney[], now: StrayMoney[]) =>
  Object.fromEntries(
    [...strayChanges(before, now, (id) => places.get(id) ?? null)].map(([name, { amountMinor }]) => [
      name,
      amountMinor,
    ]),
  );

describe('what has changed in the book of stray money', () => {
  it('is a coin that came, where it fell, and one that went back', () => {
    expect(changes([], [stray('a')])).toEqual({ '+stray|in|coins': 100, '+coin|tube|100': 100 });
    expect(changes([stray('a')], [stray('a', { state: 'returning' })])).toEqual({});
    expect(changes([stray('a')], [stray('a', { state: 'returned' })])).toEqual({ '+stray|back': 100 });
  });

  it('is nothing twice where coins of a test are joined to go back together', () => {
    const test = { testId: 't' };
    const before = [stray('a', test), stray('b', test)];
    expect(changes([], before)).toEqual({
      ...{ '+stray|in|coins': 200, '+coin|tube|100': 100, '+coin|cashBox|100': 100 },
    });
    const joined = [
      stray('rest', { ...test, amountMinor: 50 }),
      stray('back', { ...test, amountMinor: 150, state: 'returning' }),
    ];
    expect(changes(before, joined)).toEqual({});
    const returned = joined.map((entry) =>
      entry.strayId === 'back' ? { ...entry, state: 'returned' as const } : entry,
    );
    expect(changes(joined, returned)).toEqual({ '+stray|back': 150 });
  });

  it('is nothing where an old entry was dropped for its age', () => {
    expect(changes([stray('old'), stray('a')], [stray('a')])).toEqual({});
  });

  it('is a find, where there is more in a tube than anybody told of', () => {
    expect(changes([], [stray('x', { state: 'found', amountMinor: 250 })])).toEqual({ '+stray|found': 250 });
  });
});
