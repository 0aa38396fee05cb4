import type { PlaceResult } from '../../../shared/contract/staff-cash.ts';
import { useLanguage } from '../../state/language.ts';
import { Pill } from '../kit/panel.tsx';
import { varianceText, varianceTone } from './cash-words.ts';

export interface ResultsTableProps {
  readonly results: readonly PlaceResult[];
  readonly currency: string;
}

/** What was found against what the book says, place by place. */
export function ResultsTable({ results, currency }: ResultsTableProps) {
  const language = useLanguage();
  const { t, money } = language;
  if (results.length === 0) return null;
  return (
    <table className="cash-table cash-results" data-testid="cash-results">
      <thead>
        <tr>
          <th scope="col">{t('staff.cash.where')}</th>
          <th scope="col">{t('staff.cash.byBook')}</th>
          <th scope="col">{t('staff.cash.counted')}</th>
          <th scope="col">{t('staff.cash.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ place, expectedMinor, countedMinor, varianceMinor }) => (
          <tr key={place}>
            <th scope="row">{t(`staff.cash.place.${place}`)}</th>
            <td>{expectedMinor === null ? '–' : money(expectedMinor, currency)}</td>
            <td>{money(countedMinor, currency)}</td>
            <td>
              <Pill tone={varianceTone(varianceMinor)}>
                {varianceText(varianceMinor, currency, language)}
              </Pill>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
