import type { MachinePart, MachineState } from '../../shared/contract/machine-panel.ts';
import { inside, isOn, lookOf, numberIn, partOf, textIn, tubesOf } from './look.ts';
import { actOn } from './machine-api.ts';
import { moneyFormat } from './money-format.ts';
import { PartCard } from './part-card.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly state: MachineState;
}

const NOTES_MINOR = [100, 500, 1_000, 2_000, 5_000, 10_000];

/** Coins as coins, notes as notes, a card as a card. */
export function MoneyParts({ state }: Props) {
  const device = state.devices.find(({ deviceId }) => deviceId === 'mdb');
  const cards = (['changer', 'validator', 'reader1', 'reader2'] as const).flatMap((partId) => {
    const part = partOf(state, partId);
    return part ? [{ partId, part }] : [];
  });
  return cards.map(({ partId, part }) => (
    <PartCard
      key={partId}
      part={part}
      title={partId}
      device={partId === 'changer' ? device : undefined}
      covers={['insertCoin', 'insertBill', 'presentCard']}
    >
      {partId === 'changer' && <Coins state={state} />}
      {partId === 'validator' && <Notes state={state} />}
      {(partId === 'reader1' || partId === 'reader2') && <Card part={part} state={state} />}
    </PartCard>
  ));
}

function Coins({ state }: Props) {
  const words = useWords();
  const money = moneyFormat(state.currency, words.locale);
  return (
    <div className="coins">
      {tubesOf(lookOf(state, 'changer')).map(({ valueMinor, count }) => (
        <button
          key={valueMinor}
          type="button"
          className="coin"
          data-testid={`coin-${valueMinor}`}
          aria-label={`${words.t('changer')}: ${money(valueMinor)}`}
          onClick={() => actOn('changer', 'insertCoin', { valueMinor })}
        >
          <strong>{money(valueMinor)}</strong>
          <span>{count}</span>
        </button>
      ))}
    </div>
  );
}

function Notes({ state }: Props) {
  const words = useWords();
  const money = moneyFormat(state.currency, words.locale);
  const held = numberIn(lookOf(state, 'validator'), 'inEscrowMinor');
  return (
    <div className="notes">
      {NOTES_MINOR.map((valueMinor) => (
        <button
          key={valueMinor}
          type="button"
          className={`note note-${valueMinor}`}
          data-testid={`note-${valueMinor}`}
          onClick={() => actOn('validator', 'insertBill', { valueMinor })}
        >
          {money(valueMinor)}
        </button>
      ))}
      {held > 0 && (
        <p className="held">
          {words.t('escrow')}: {money(held)}
        </p>
      )}
    </div>
  );
}

function Card({ part, state }: Props & { readonly part: MachinePart }) {
  const words = useWords();
  const money = moneyFormat(state.currency, words.locale);
  const asked = numberIn(part.look, 'askedMinor');
  return (
    <div className="card-place">
      <button
        type="button"
        className={isOn(part.look, 'hasCard') ? 'bank-card bank-card-there' : 'bank-card'}
        data-testid={`card-${part.partId}`}
        onClick={() => actOn(part.partId, 'presentCard', {})}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M7 7a7 7 0 0 1 0 10M11 5a10 10 0 0 1 0 14M15 3a13 13 0 0 1 0 18" />
        </svg>
        {words.verb('presentCard')}
      </button>
      <p>
        {textIn(part.look, 'state')}
        {asked > 0 && <strong> {money(asked)}</strong>}
      </p>
    </div>
  );
}

/** What is in boxes and on cards: the truth that the kiosk's own ledger must agree with. */
export function moneyBooks(state: MachineState): { readonly word: BookWord; readonly minor: number }[] {
  const changer = lookOf(state, 'changer');
  const inTubes = tubesOf(changer).reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
  const charged = (['reader1', 'reader2'] as const).reduce(
    (sum, partId) => sum + numberIn(lookOf(state, partId), 'chargedMinor'),
    0,
  );
  if (!partOf(state, 'changer')) return [];
  return [
    { word: 'tubes', minor: inTubes },
    { word: 'coinsTaken', minor: numberIn(changer, 'takenMinor') },
    { word: 'coinsPaid', minor: numberIn(changer, 'paidMinor') },
    { word: 'notes', minor: numberIn(lookOf(state, 'validator'), 'stackedMinor') },
    { word: 'cards', minor: charged },
  ];
}

type BookWord = 'tubes' | 'coinsTaken' | 'coinsPaid' | 'notes' | 'cards';

export const machineBook = (state: MachineState) => inside(lookOf(state, 'dispenser'), 'book');
