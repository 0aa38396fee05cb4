import { MAX_DISPENSE } from '../codec/changer.ts';
import type { ChangerFacts } from './changer-facts.ts';

/** One command's worth of coins. */
export interface Step {
  readonly type: number;
  readonly count: number;
}

/** Largest value of one 0F 02. */
export const MAX_PAY_OUT_UNITS = 255;

/** Coins of one value may lie in several tubes: each type gives what it has. */
export function toSteps(
  coins: readonly { valueMinor: number; count: number }[],
  facts: ChangerFacts,
  counts: readonly number[],
): Step[] {
  const steps: Step[] = [];
  for (const coin of coins) {
    let left = coin.count;
    for (const [type, valueMinor] of facts.valuesMinor.entries()) {
      const isInTube = (facts.setup.tubeRouting & (1 << type)) !== 0;
      let take = valueMinor === coin.valueMinor && isInTube ? Math.min(left, counts[type] ?? 0) : 0;
      left -= take;
      for (; take > 0; take -= MAX_DISPENSE) steps.push({ type, count: Math.min(take, MAX_DISPENSE) });
    }
  }
  return steps;
}

/** Joins coins into as few pay-outs by value as the one byte of 0F 02 allows. */
export function toValueRounds(steps: readonly Step[], facts: ChangerFacts): Step[][] {
  const rounds: Step[][] = [];
  let room = 0;
  for (const { type, count } of steps) {
    const units = facts.setup.coinUnits[type] ?? 0;
    for (let coin = 0; coin < count; coin++) {
      if (rounds.length === 0 || units > room) {
        rounds.push([]);
        room = MAX_PAY_OUT_UNITS;
      }
      rounds.at(-1)?.push({ type, count: 1 });
      room -= units;
    }
  }
  return rounds;
}
