import type { CoinChanger, Tube } from '../../devices/mdb/types.ts';

/** More than this is never counted out in coins (minor units): it bounds the work of counting, not the money. */
const MOST_MINOR = 100_000;

/**
 * The largest amount up to `limitMinor` that the tubes can make exactly, in minor units. Pure. One pass per coin type
 * over all amounts, remembering how many of the type each amount has used.
 */
export function largestPayable(limitMinor: number, tubes: readonly Tube[]): number {
  const step = tubes.reduce((divisor, tube) => greatestCommonDivisor(divisor, tube.valueMinor), 0);
  if (step === 0) return 0;
  const size = Math.floor(Math.min(limitMinor, MOST_MINOR) / step);
  const isReachable = reachable(size, tubes, step);
  for (let units = size; units > 0; units--) if (isReachable[units]) return units * step;
  return 0;
}

function reachable(size: number, tubes: readonly Tube[], step: number): boolean[] {
  const isReachable = Array.from({ length: size + 1 }, (_, units) => units === 0);
  for (const { valueMinor, count } of tubes) {
    const units = valueMinor / step;
    if (units <= 0) continue;
    const used = new Array<number>(size + 1).fill(0);
    for (let amount = units; amount <= size; amount++) {
      const before = used[amount - units] ?? 0;
      if (isReachable[amount] || !isReachable[amount - units] || before >= count) continue;
      isReachable[amount] = true;
      used[amount] = before + 1;
    }
  }
  return isReachable;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const isPayingOut = (changer: CoinChanger | null): changer is CoinChanger => {
  const status = changer?.status();
  return status?.kind === 'ready' || status?.kind === 'busy';
};

/** The changer can give this back exactly, as it is now. */
export function canGive(changer: CoinChanger | null, amountMinor: number): boolean {
  if (amountMinor === 0) return true;
  return isPayingOut(changer) && changer.planChange(amountMinor).kind === 'exact';
}

/** Whatever coin comes last, its change can be given: every amount under the largest coin can be made. */
export function givesChange(changer: CoinChanger | null, coinsMinor: readonly number[]): boolean {
  const largest = Math.max(0, ...coinsMinor);
  const smallest = coinsMinor[0] ?? 0;
  if (!isPayingOut(changer) || smallest === 0) return false;
  for (let amountMinor = smallest; amountMinor < largest; amountMinor += smallest) {
    if (changer.planChange(amountMinor).kind !== 'exact') return false;
  }
  return true;
}

/** Notes that help: they fit into what is missing, or the rest can be given back. */
export function helpfulNotes(
  notesMinor: readonly number[],
  missingMinor: number,
  changer: CoinChanger | null,
): number[] {
  return notesMinor.filter((note) => canGive(changer, Math.max(0, note - missingMinor)));
}
