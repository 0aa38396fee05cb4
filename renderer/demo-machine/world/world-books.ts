import type { MachineState } from '../../../shared/contract/machine-panel.ts';
import { inside, lookOf, numberIn, partOf, tubesOf } from '../look.ts';
import type { Word } from '../panel-words.ts';

/** What is in boxes and on cards: the truth that the kiosk's own ledger must agree with. Empty without a changer. */
export function moneyBook(state: MachineState): { readonly word: Word; readonly amountMinor: number }[] {
  if (!partOf(state, 'changer')) return [];
  const changer = lookOf(state, 'changer');
  const inTubesMinor = tubesOf(changer).reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
  const chargedMinor = (['reader1', 'reader2'] as const).reduce(
    (sum, partId) => sum + numberIn(lookOf(state, partId), 'chargedMinor'),
    0,
  );
  return [
    { word: 'tubes', amountMinor: inTubesMinor },
    { word: 'coinsTaken', amountMinor: numberIn(changer, 'takenMinor') },
    { word: 'coinsPaid', amountMinor: numberIn(changer, 'paidMinor') },
    { word: 'notes', amountMinor: numberIn(lookOf(state, 'validator'), 'stackedMinor') },
    { word: 'cards', amountMinor: chargedMinor },
  ];
}

const THINGS = ['fed', 'fallen', 'collected', 'collisions'] as const;

/** What the dispenser really did. */
export function thingsBook(state: MachineState): { readonly word: Word; readonly count: number }[] {
  const book = inside(lookOf(state, 'dispenser'), 'book');
  return THINGS.filter((word) => word in book).map((word) => ({ word, count: numberIn(book, word) }));
}
