import { type TakingMeans, type Takings, takingMeansSchema } from '../../../shared/contract/staff-cash.ts';
import { type Figures, LOST_NOTE, NO_FIGURE } from './figures.ts';

/** What came in and went back, for the screen and the slip, out of the booked sums of some time. */
export function takingsOf(totals: Figures): Takings {
  const lines = takingMeansSchema.options
    .map((means) => ({ means, ...moneyBy(totals, means) }))
    .filter(({ takenMinor, backMinor }) => takenMinor !== 0 || backMinor !== 0);
  const amount = (name: string) => (totals.get(name) ?? NO_FIGURE).amountMinor;
  const sold = totals.get('+sold') ?? NO_FIGURE;
  return {
    lines,
    sold: { cases: sold.count, amountMinor: sold.amountMinor },
    byHandMinor: sumWhere(totals, (words) => words[0] === 'ledger' && words[3] === 'hand'),
    paidOutMinor: amount('+out|coins') + amount('+stray|back'),
    strayMinor: strayMinorOf(totals),
  };
}

/** `hand` is not given back by this means: it came out of the shop's till. */
function moneyBy(totals: Figures, means: TakingMeans) {
  const isOfMeans = (words: readonly string[]) => words[0] === 'ledger' && words[1] === means;
  return {
    takenMinor: sumWhere(totals, isOfMeans),
    backMinor: sumWhere(
      totals,
      (words) => isOfMeans(words) && words[2] === 'refunded' && words[3] !== 'hand',
    ),
  };
}

export const strayMinorOf = (totals: Figures): number =>
  ['+stray|in|coins', '+stray|in|bills', '+stray|found'].reduce(
    (sum, name) => sum + (totals.get(name) ?? NO_FIGURE).amountMinor,
    -(totals.get('+stray|back') ?? NO_FIGURE).amountMinor,
  );

export const lostNotesMinorOf = (totals: Figures): number => (totals.get(LOST_NOTE) ?? NO_FIGURE).amountMinor;

function sumWhere(totals: Figures, isWanted: (words: readonly string[]) => boolean): number {
  let sum = 0;
  for (const [name, { amountMinor }] of totals) if (isWanted(name.split('|'))) sum += amountMinor;
  return sum;
}
