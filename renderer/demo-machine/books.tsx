import { useState } from 'react';
import type { MachineState } from '../../shared/contract/machine-panel.ts';
import { numberIn, partOf } from './look.ts';
import { slipUrl } from './machine-api.ts';
import { moneyFormat } from './money-format.ts';
import { machineBook, moneyBooks } from './money-parts.tsx';
import { useWords, type Word } from './words.ts';

/** What really happened, whatever the kiosk believes. */
export function Books({ state }: { readonly state: MachineState }) {
  const { t, locale } = useWords();
  const money = moneyFormat(state.currency, locale);
  const book = machineBook(state);
  const counted: readonly Word[] = ['fed', 'fallen', 'collected', 'collisions'];
  return (
    <section className="books" aria-label={t('books')}>
      <h2>{t('books')}</h2>
      <dl>
        {moneyBooks(state).map(({ word, minor }) => (
          <Fact key={word} name={t(word)} value={money(minor)} testId={`book-${word}`} />
        ))}
        {counted
          .filter((word) => word in book)
          .map((word) => (
            <Fact key={word} name={t(word)} value={String(numberIn(book, word))} testId={`book-${word}`} />
          ))}
        <Fact name={t('slips')} value={String(state.slips.length)} testId="book-slips" />
      </dl>
      {partOf(state, 'receiptPrinter') && <Paper slips={state.slips} />}
    </section>
  );
}

function Fact({
  name,
  value,
  testId,
}: {
  readonly name: string;
  readonly value: string;
  readonly testId: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={testId}>{value}</dd>
    </div>
  );
}

const SHOWN = 6;

/** The slips as pictures, the latest first; a tap makes one large. */
function Paper({ slips }: { readonly slips: readonly number[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  if (slips.length === 0) return <p className="no-paper">{t('noPaper')}</p>;
  return (
    <>
      <h3>{t('paper')}</h3>
      <div className="paper">
        {slips
          .toReversed()
          .slice(0, SHOWN)
          .map((index) => (
            <button key={index} type="button" onClick={() => setOpen(index)} data-testid={`slip-${index}`}>
              <img src={slipUrl(index)} alt={`${t('slips')} ${index + 1}`} />
            </button>
          ))}
      </div>
      {open !== null && (
        <dialog open className="paper-large">
          <button type="button" onClick={() => setOpen(null)} aria-label={t('close')}>
            <img src={slipUrl(open)} alt={`${t('slips')} ${open + 1}`} />
          </button>
        </dialog>
      )}
    </>
  );
}
