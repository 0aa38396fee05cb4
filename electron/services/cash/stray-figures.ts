import type { StrayMoney } from '../payment/stray-money.ts';
import { addPiece, createFigures, type Figures, LOST_NOTE, type PlaceOf } from './figures.ts';

/**
 * What has changed in the book of stray money between two looks. Entries of one test are joined and split when they go
 * back, so they are compared as one heap; entries that are merely gone were dropped from the book for their age.
 */
export function strayChanges(
  before: readonly StrayMoney[],
  now: readonly StrayMoney[],
  placeOf: PlaceOf,
): Figures {
  const { add, figures } = createFigures();
  const known = new Map(before.map((entry) => [entry.strayId, entry]));
  const heaps = new Map(heapsOf(before));
  for (const [heap, { amountMinor, backMinor }] of heapsOf(now)) {
    const old = heaps.get(heap) ?? { amountMinor: 0, backMinor: 0 };
    const [, means = 'coins'] = heap.split('|');
    const inMinor = Math.max(0, amountMinor - old.amountMinor);
    if (inMinor > 0) add(`+stray|in|${means}`, inMinor);
    if (backMinor > old.backMinor) add('+stray|back', backMinor - old.backMinor);
    let leftMinor = inMinor;
    for (const entry of now) {
      if (heapOf(entry) !== heap || known.has(entry.strayId) || entry.amountMinor > leftMinor) continue;
      leftMinor -= entry.amountMinor;
      addPiece(add, entry.means, entry.amountMinor, placeOf(entry.strayId));
    }
    // Joined before anybody looked: the sum is right, the single coins are not known any more.
    if (leftMinor > 0) addPiece(add, means === 'bills' ? 'bills' : 'coins', leftMinor, null);
  }
  for (const entry of now) {
    if (entry.testId !== undefined) continue;
    const old = known.get(entry.strayId);
    if (!old) bookNew(entry);
    if (entry.state === 'returned' && old?.state !== 'returned') add('+stray|back', entry.amountMinor);
  }
  return figures;

  function bookNew({ strayId, means, amountMinor, state, isLost }: StrayMoney) {
    // Where it is, nobody knows: it is expected in no place.
    if (isLost) return add(LOST_NOTE, amountMinor);
    const place = placeOf(strayId);
    // More in a tube than anybody told of: so many coins, of which only the sum is known.
    if (state === 'found' && place === null && means === 'coins') return add('+stray|found', amountMinor);
    add(`+stray|in|${means}`, amountMinor);
    addPiece(add, means, amountMinor, place);
  }
}

const heapOf = ({ testId, means }: StrayMoney): string | null =>
  testId === undefined ? null : `${testId}|${means}`;

function heapsOf(entries: readonly StrayMoney[]): Map<string, { amountMinor: number; backMinor: number }> {
  const heaps = new Map<string, { amountMinor: number; backMinor: number }>();
  for (const entry of entries) {
    const heap = heapOf(entry);
    if (heap === null) continue;
    const old = heaps.get(heap) ?? { amountMinor: 0, backMinor: 0 };
    heaps.set(heap, {
      amountMinor: old.amountMinor + entry.amountMinor,
      backMinor: old.backMinor + (entry.state === 'returned' ? entry.amountMinor : 0),
    });
  }
  return heaps;
}
