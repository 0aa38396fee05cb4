import { useState } from 'react';
import type { Pieces } from '../../../shared/contract/staff-cash.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskNumber } from '../kit/ask-number.tsx';
import { Panel } from '../kit/panel.tsx';

/** Counts by value, in minor units. A value that is missing was not counted yet. */
export type Counts = ReadonlyMap<number, number>;

export const sumCounts = (counts: Counts): number =>
  [...counts].reduce((sum, [valueMinor, count]) => sum + valueMinor * count, 0);
export const piecesOf = (counts: Counts): Pieces[] =>
  [...counts].map(([valueMinor, count]) => ({ valueMinor, count }));
export const countsOf = (pieces: readonly Pieces[]): Counts =>
  new Map(pieces.map(({ valueMinor, count }) => [valueMinor, count]));

/** The contract's own bound. */
const MOST = 9_999;

export interface PieceCounterProps {
  readonly title: string;
  readonly valuesMinor: readonly number[];
  readonly counts: Counts;
  readonly onChange: (counts: Counts) => void;
  readonly currency: string;
  readonly isNote?: boolean;
  /** Fills in what somebody else says: the book, or the changer. */
  readonly proposal?: { readonly label: string; readonly pieces: readonly Pieces[] };
  readonly testId: string;
}

/** Coins or notes of one place, one line for each value. */
export function PieceCounter({
  title,
  valuesMinor,
  counts,
  onChange,
  currency,
  ...props
}: PieceCounterProps) {
  const { t, money } = useLanguage();
  const [asking, setAsking] = useState<number | null>(null);
  const set = (valueMinor: number, count: number) =>
    onChange(new Map([...counts, [valueMinor, Math.min(MOST, Math.max(0, count))]]));
  const fill = () => {
    const proposed = countsOf(props.proposal?.pieces ?? []);
    onChange(new Map(valuesMinor.map((value) => [value, proposed.get(value) ?? 0])));
  };
  return (
    <Panel
      title={title}
      testId={props.testId}
      aside={<span className="cash-counted">{money(sumCounts(counts), currency)}</span>}
    >
      <ul className="cash-counter">
        {valuesMinor.map((valueMinor) => {
          const count = counts.get(valueMinor);
          const name = money(valueMinor, currency);
          const id = `${props.testId}-${valueMinor}`;
          return (
            <li key={valueMinor}>
              <span className={props.isNote ? 'cash-value cash-note' : 'cash-value'}>{name}</span>
              <Button
                label={t('staff.cash.oneLess', { value: name })}
                testId={`${id}-less`}
                disabled={!count}
                onPress={() => set(valueMinor, (count ?? 0) - 1)}
              >
                −
              </Button>
              <Button
                tone="outline"
                className="cash-count"
                label={t('staff.cash.countOf', { value: name, pieces: count ?? 0 })}
                testId={id}
                onPress={() => setAsking(valueMinor)}
              >
                {count ?? '–'}
              </Button>
              <Button
                label={t('staff.cash.oneMore', { value: name })}
                testId={`${id}-more`}
                onPress={() => set(valueMinor, (count ?? 0) + 1)}
              >
                +
              </Button>
              <span className="cash-line-sum">{money(valueMinor * (count ?? 0), currency)}</span>
            </li>
          );
        })}
      </ul>
      <div className="staff-buttons">
        {props.proposal && (
          <Button tone="outline" testId={`${props.testId}-fill`} onPress={fill}>
            {props.proposal.label}
          </Button>
        )}
        <Button
          tone="outline"
          testId={`${props.testId}-nothing`}
          onPress={() => onChange(new Map(valuesMinor.map((value) => [value, 0])))}
        >
          {t('staff.cash.nothingInside')}
        </Button>
      </div>
      {asking !== null && (
        <AskNumber
          title={t('staff.cash.howMany', { value: money(asking, currency) })}
          maximum={MOST}
          initial={counts.get(asking) ?? 0}
          onClose={() => setAsking(null)}
          onDone={(count) => {
            set(asking, count);
            setAsking(null);
          }}
        />
      )}
    </Panel>
  );
}
