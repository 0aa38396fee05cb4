import type { MachineState } from '../../../shared/contract/machine-panel.ts';
import './books.css';
import { partOf } from '../look.ts';
import { useMoney, useWords } from '../panel-context.ts';
import type { Word } from '../panel-words.ts';
import { Paper } from './paper.tsx';
import { moneyBook, thingsBook } from './world-books.ts';

/** What really happened, whatever the kiosk believes. */
export function Books({ state }: { readonly state: MachineState }) {
  const { t } = useWords();
  const money = useMoney();
  const amounts = moneyBook(state);
  return (
    <section className="plate books" aria-label={t('books')}>
      <h2>{t('books')}</h2>
      <dl>
        {thingsBook(state).map(({ word, count }) => (
          <Fact key={word} word={word} value={String(count)} isBad={word === 'collisions' && count > 0} />
        ))}
      </dl>
      {amounts.length > 0 && (
        <dl className="books-money">
          {amounts.map(({ word, amountMinor }) => (
            <Fact key={word} word={word} value={money.format(amountMinor)} />
          ))}
        </dl>
      )}
      {partOf(state, 'receiptPrinter') && <Paper slips={state.slips} />}
    </section>
  );
}

interface FactProps {
  readonly word: Word;
  readonly value: string;
  readonly isBad?: boolean;
}

function Fact({ word, value, isBad = false }: FactProps) {
  const { t } = useWords();
  return (
    <div className={isBad ? 'fact fact-bad' : 'fact'}>
      <dt>{t(word)}</dt>
      <dd data-testid={`book-${word}`}>{value}</dd>
    </div>
  );
}
