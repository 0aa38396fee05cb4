import type { CashView, Pieces, PlaceView } from '../../../shared/contract/staff-cash.ts';
import { ListEmpty } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { Panel, Pill } from '../kit/panel.tsx';
import { varianceText, varianceTone } from './cash-words.ts';

/** What lies where, by the book and by what the devices say. */
export function PlacesPanel({ cash }: { readonly cash: CashView }) {
  const { t, money } = useLanguage();
  const { paidOutMinor, notesMinor } = cash.unclear;
  return (
    <Panel title={t('staff.cash.places')} testId="cash-places">
      {cash.places.length === 0 ? (
        <ListEmpty text={t('staff.cash.noCash')} />
      ) : (
        <div className="cash-places">
          {cash.places.map((place) => (
            <Place key={place.place} view={place} currency={cash.currency} />
          ))}
        </div>
      )}
      {paidOutMinor > 0 && (
        <p className="cash-quiet">
          {t('staff.cash.unclearPaid', { amount: money(paidOutMinor, cash.currency) })}
        </p>
      )}
      {notesMinor > 0 && (
        <p className="cash-quiet">
          {t('staff.cash.unclearNotes', { amount: money(notesMinor, cash.currency) })}
        </p>
      )}
    </Panel>
  );
}

function Place({ view, currency }: { readonly view: PlaceView; readonly currency: string }) {
  const language = useLanguage();
  const { t, money } = language;
  const { place, expectedMinor, level } = view;
  const pieces = level?.pieces ?? view.expected;
  const shownMinor = expectedMinor ?? level?.amountMinor ?? null;
  const differs = level && expectedMinor !== null ? level.amountMinor - expectedMinor : null;
  return (
    <section className="cash-place" data-testid={`cash-place-${place}`} data-value={expectedMinor ?? ''}>
      <h3>{t(`staff.cash.place.${place}`)}</h3>
      <p className="cash-place-sum">{shownMinor === null ? '–' : money(shownMinor, currency)}</p>
      {differs !== null && (
        <p>
          <Pill tone={varianceTone(differs)}>
            {differs === 0
              ? t('staff.cash.changerAgrees')
              : t('staff.cash.changerSays', { amount: money(level?.amountMinor ?? 0, currency) })}
          </Pill>
        </p>
      )}
      {expectedMinor === null && <p className="cash-quiet">{varianceText(null, currency, language)}</p>}
      <PieceChips pieces={pieces} currency={currency} isNote={place === 'stacker'} />
    </section>
  );
}

export interface PieceChipsProps {
  readonly pieces: readonly Pieces[];
  readonly currency: string;
  readonly isNote: boolean;
}

/** So many of each. */
export function PieceChips({ pieces, currency, isNote }: PieceChipsProps) {
  const { money } = useLanguage();
  const there = pieces.filter(({ count }) => count !== 0);
  return (
    there.length > 0 && (
      <ul className="cash-chips">
        {there.map(({ valueMinor, count }) => (
          <li key={valueMinor}>
            <span className={isNote ? 'cash-value cash-note' : 'cash-value'}>
              {money(valueMinor, currency)}
            </span>
            × {count}
          </li>
        ))}
      </ul>
    )
  );
}
