import type { LedgerLine, SaleStory } from '../../../shared/contract/staff-sales.ts';
import { useLanguage } from '../../state/language.ts';
import { Panel, Pill } from '../kit/panel.tsx';
import { MONEY_TONES } from './sale-words.ts';

/** Each part of the money: how it came, and where it is. */
export function MoneyPanel({ story: { ledger, currency } }: { readonly story: SaleStory }) {
  const { t, money } = useLanguage();
  // A coupon is in the list, and is no money that was taken.
  const takenMinor = ledger.reduce(
    (sum, { means, amountMinor }) => (means === 'coupon' ? sum : sum + amountMinor),
    0,
  );
  return (
    <Panel
      title={t('staff.sales.moneyTitle')}
      aside={takenMinor > 0 && t('staff.sales.taken', { amount: money(takenMinor, currency) })}
      testId="sale-money"
    >
      {ledger.length === 0 && <p className="sales-quiet">{t('staff.sales.noMoney')}</p>}
      <ul className="rows">
        {ledger.map((entry) => (
          <MoneyRow key={entry.partId} entry={entry} currency={currency} />
        ))}
      </ul>
    </Panel>
  );
}

function MoneyRow({ entry, currency }: { readonly entry: LedgerLine; readonly currency: string }) {
  const { t, money } = useLanguage();
  const { means, state, back, certain, amountMinor } = entry;
  const notes = [
    back === undefined ? null : t(`staff.sales.back_.${back}`),
    certain ? null : t('staff.sales.money.doubt'),
  ].filter((note) => note !== null);
  return (
    <li className="row" data-testid={`money-${state}`}>
      <span className="row-words">
        <strong>{t(`staff.sales.means.${means}`)}</strong>
        {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      </span>
      <span className="row-end">
        <Pill tone={MONEY_TONES[state]}>{t(`staff.sales.money.${state}`)}</Pill>
        {money(amountMinor, currency)}
      </span>
    </li>
  );
}
