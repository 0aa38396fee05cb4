import { useState } from 'react';
import type { CashView, Takings } from '../../../shared/contract/staff-cash.ts';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { Panel } from '../kit/panel.tsx';

/** What came in and went back: since the last cash-up, or today. */
export function TakingsPanel({ cash }: { readonly cash: CashView }) {
  const { t } = useLanguage();
  const [span, setSpan] = useState<'since' | 'today'>('since');
  return (
    <Panel
      title={t('staff.cash.takings')}
      testId="cash-takings"
      aside={
        <Choice
          label={t('staff.cash.takings')}
          value={span}
          testId="cash-span"
          options={[
            { value: 'since', label: t('staff.cash.span.since') },
            { value: 'today', label: t('staff.cash.span.today') },
          ]}
          onChange={setSpan}
        />
      }
    >
      <TakingsTable takings={cash[span]} currency={cash.currency} />
    </Panel>
  );
}

/** Lines by means, and what belongs to none of them. */
export function TakingsTable({
  takings,
  currency,
}: {
  readonly takings: Takings;
  readonly currency: string;
}) {
  const { t, money } = useLanguage();
  const amount = (minor: number) => money(minor, currency);
  const totalMinor = takings.lines.reduce((sum, line) => sum + line.takenMinor - line.backMinor, 0);
  const others = [
    ['paidOut', takings.paidOutMinor],
    ['byHand', takings.byHandMinor],
    ['stray', takings.strayMinor],
  ] as const;
  if (takings.lines.length === 0 && others.every(([, minor]) => minor === 0))
    return <p className="cash-quiet">{t('staff.cash.nothingYet')}</p>;
  return (
    <>
      <table className="cash-table">
        <thead>
          <tr>
            <th scope="col">{t('staff.cash.by')}</th>
            <th scope="col">{t('staff.cash.taken')}</th>
            <th scope="col">{t('staff.cash.back')}</th>
            <th scope="col">{t('staff.cash.left')}</th>
          </tr>
        </thead>
        <tbody>
          {takings.lines.map(({ means, takenMinor, backMinor }) => (
            <tr key={means} data-testid={`taking-${means}`}>
              <th scope="row">{t(`staff.cash.means.${means}`)}</th>
              <td>{amount(takenMinor)}</td>
              <td>{backMinor === 0 ? '–' : amount(-backMinor)}</td>
              <td>{amount(takenMinor - backMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('staff.cash.total')}</th>
            <td colSpan={3}>{amount(totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
      <dl className="cash-others">
        <div>
          <dt>{t('staff.cash.sold', { count: takings.sold.cases })}</dt>
          <dd>{amount(takings.sold.amountMinor)}</dd>
        </div>
        {others.map(
          ([key, minor]) =>
            minor !== 0 && (
              <div key={key}>
                <dt>{t(`staff.cash.${key}`)}</dt>
                <dd>{amount(minor)}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
