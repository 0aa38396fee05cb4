import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import type { StepProps } from './cash-up-flow.tsx';
import { type Counts, countsOf, PieceCounter, piecesOf } from './piece-counter.tsx';

/** Change for the next shoppers: what lies in the tubes once they are filled. */
export function FloatStep({ cash, open, onAnswer }: StepProps) {
  const { t } = useLanguage();
  const tubes = cash.places.find(({ place }) => place === 'tubes');
  const [isFilled, setFilled] = useState(open.float !== null);
  const [counts, setCounts] = useState<Counts>(() =>
    countsOf(open.float ?? tubes?.level?.pieces ?? open.counted?.tubes ?? []),
  );
  const [save, busy] = useStaffOrder('saveCashFloat', onAnswer);
  return (
    <>
      {tubes ? (
        <Panel
          title={t('staff.cash.float')}
          aside={
            <Choice
              label={t('staff.cash.float')}
              value={isFilled ? 'filled' : 'same'}
              testId="float"
              options={[
                { value: 'same', label: t('staff.cash.floatSame') },
                { value: 'filled', label: t('staff.cash.floatFilled') },
              ]}
              onChange={(value) => setFilled(value === 'filled')}
            />
          }
        >
          <p className="cash-quiet">{t(isFilled ? 'staff.cash.floatText' : 'staff.cash.floatSameText')}</p>
        </Panel>
      ) : (
        <p className="cash-lead">{t('staff.cash.noTubes')}</p>
      )}
      {tubes && isFilled && (
        <PieceCounter
          testId="float-tubes"
          title={t('staff.cash.place.tubes')}
          valuesMinor={tubes.valuesMinor}
          counts={counts}
          currency={cash.currency}
          onChange={setCounts}
          {...(tubes.level
            ? { proposal: { label: t('staff.cash.asChanger'), pieces: tubes.level.pieces } }
            : {})}
        />
      )}
      <Button
        tone="primary"
        testId="cash-float-done"
        busy={busy}
        onPress={() =>
          save({
            ...{ cashUpId: open.cashUpId, revision: open.revision },
            float: tubes && isFilled ? piecesOf(counts) : null,
          })
        }
      >
        {t('staff.cash.next')}
      </Button>
    </>
  );
}
