import { useState } from 'react';
import type { CashPlace, Counted, PlaceView } from '../../../shared/contract/staff-cash.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffOrder } from '../kit/staff-api.ts';
import type { StepProps } from './cash-up-flow.tsx';
import { type Counts, countsOf, PieceCounter, piecesOf } from './piece-counter.tsx';

/** What lies in the machine, counted by hand; the tubes as the changer counts them, if one believes it. */
export function CountStep({ cash, open, onAnswer }: StepProps) {
  const { t } = useLanguage();
  const [counts, setCounts] = useState<ReadonlyMap<CashPlace, Counts>>(() => before(open.counted));
  const [save, busy] = useStaffOrder('saveCashCount', onAnswer);
  const isComplete = cash.places.every(({ place, valuesMinor }) =>
    valuesMinor.every((value) => counts.get(place)?.has(value)),
  );
  const counted = (place: CashPlace) =>
    cash.places.some((each) => each.place === place) ? piecesOf(counts.get(place) ?? new Map()) : null;
  return (
    <>
      <p className="cash-lead">{t('staff.cash.countLead')}</p>
      {cash.places.map((view) => (
        <PieceCounter
          key={view.place}
          testId={`count-${view.place}`}
          title={t(`staff.cash.place.${view.place}`)}
          valuesMinor={view.valuesMinor}
          counts={counts.get(view.place) ?? new Map()}
          currency={cash.currency}
          isNote={view.place === 'stacker'}
          onChange={(next) => setCounts(new Map([...counts, [view.place, next]]))}
          {...proposalOf(view, t('staff.cash.asChanger'), t('staff.cash.asBook'))}
        />
      ))}
      <Button
        tone="primary"
        testId="cash-count-done"
        busy={busy}
        disabled={!isComplete}
        onPress={() =>
          save({
            ...{ cashUpId: open.cashUpId, revision: open.revision },
            counted: { tubes: counted('tubes'), cashBox: counted('cashBox'), stacker: counted('stacker') },
          })
        }
      >
        {t('staff.cash.countDone')}
      </Button>
      {!isComplete && <p className="cash-quiet">{t('staff.cash.countAll')}</p>}
    </>
  );
}

function before(counted: Counted | null): ReadonlyMap<CashPlace, Counts> {
  const places = (['tubes', 'cashBox', 'stacker'] as const).flatMap((place) => {
    const pieces = counted?.[place];
    return pieces ? [[place, countsOf(pieces)] as const] : [];
  });
  return new Map(places);
}

function proposalOf({ level, expected, place }: PlaceView, asChanger: string, asBook: string) {
  if (level) return { proposal: { label: asChanger, pieces: level.pieces } };
  return place === 'tubes' ? {} : { proposal: { label: asBook, pieces: expected } };
}
