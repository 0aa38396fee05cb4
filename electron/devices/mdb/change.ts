import type { ChangePlan, Tube } from './types.ts';

/**
 * Exact change out of what the tubes hold, with as few coins as possible. Pure. Counts every reachable amount, as
 * greedy choice fails where a large coin leaves a rest that no small one can make.
 */
export function planChange(amountMinor: number, tubes: readonly Tube[]): ChangePlan {
  const coins = tubes.filter((tube) => tube.valueMinor > 0 && tube.count > 0);
  if (amountMinor === 0) return { kind: 'exact', coins: [] };
  const step = coins.reduce((divisor, coin) => greatestCommonDivisor(divisor, coin.valueMinor), 0);
  const inTubes = coins.reduce((sum, coin) => sum + coin.valueMinor * coin.count, 0);
  if (amountMinor < 0 || amountMinor > inTubes || amountMinor % step !== 0) return { kind: 'cannot' };
  const used = fewestCoins(amountMinor / step, coins, step);
  if (used === null) return { kind: 'cannot' };
  return {
    kind: 'exact',
    coins: coins
      .map((coin, index) => ({ valueMinor: coin.valueMinor, count: used[index] ?? 0 }))
      .filter((part) => part.count > 0)
      .sort((a, b) => b.valueMinor - a.valueMinor),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** How many of each coin, or `null`. One table row per coin type: fewest coins for each amount with the types so far. */
function fewestCoins(target: number, coins: readonly Tube[], step: number): number[] | null {
  let best: number[] = Array.from({ length: target + 1 }, (_, amount) => (amount === 0 ? 0 : Infinity));
  const usedPerType: number[][] = [];
  for (const coin of coins) {
    const { fewest, used } = addType(best, coin.valueMinor / step, coin.count);
    best = fewest;
    usedPerType.push(used);
  }
  if (best[target] === Infinity) return null;
  const counts: number[] = [];
  let rest = target;
  for (let index = coins.length - 1; index >= 0; index--) {
    const count = usedPerType[index]?.[rest] ?? 0;
    counts[index] = count;
    rest -= count * ((coins[index]?.valueMinor ?? 0) / step);
  }
  return counts;
}

function addType(before: readonly number[], value: number, available: number) {
  const fewest = [...before];
  const used = before.map(() => 0);
  for (let amount = value; amount < before.length; amount++) {
    for (let count = 1; count <= available && count * value <= amount; count++) {
      const coins = (before[amount - count * value] ?? Infinity) + count;
      if (coins < (fewest[amount] ?? Infinity)) {
        fewest[amount] = coins;
        used[amount] = count;
      }
    }
  }
  return { fewest, used };
}
