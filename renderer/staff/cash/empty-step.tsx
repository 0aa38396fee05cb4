import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import type { StepProps } from './cash-up-flow.tsx';
import { ResultsTable } from './results-table.tsx';

type Fate = 'emptied' | 'left';

/** Whether what was counted is taken out, or goes back in. */
export function EmptyStep({ cash, open, onAnswer }: StepProps) {
  const { t } = useLanguage();
  const [fates, setFates] = useState({
    cashBox: fateOf(open.emptied?.cashBox),
    stacker: fateOf(open.emptied?.stacker),
  });
  const [save, busy] = useStaffOrder('saveCashEmptied', onAnswer);
  const boxes = (['cashBox', 'stacker'] as const).filter((box) =>
    cash.places.some(({ place }) => place === box),
  );
  return (
    <>
      <Panel title={t('staff.cash.result')}>
        <ResultsTable results={open.results} currency={cash.currency} />
      </Panel>
      {boxes.map((box) => (
        <Panel
          key={box}
          title={t(`staff.cash.place.${box}`)}
          aside={
            <Choice
              label={t(`staff.cash.place.${box}`)}
              value={fates[box]}
              testId={`empty-${box}`}
              options={[
                { value: 'emptied', label: t('staff.cash.takenAway') },
                { value: 'left', label: t('staff.cash.putBack') },
              ]}
              onChange={(fate: Fate) => setFates({ ...fates, [box]: fate })}
            />
          }
        >
          <p className="cash-quiet">{t(`staff.cash.fate.${fates[box]}`)}</p>
        </Panel>
      ))}
      <Button
        tone="primary"
        testId="cash-empty-done"
        busy={busy}
        onPress={() =>
          save({
            ...{ cashUpId: open.cashUpId, revision: open.revision },
            cashBox: boxes.includes('cashBox') && fates.cashBox === 'emptied',
            stacker: boxes.includes('stacker') && fates.stacker === 'emptied',
          })
        }
      >
        {t('staff.cash.next')}
      </Button>
    </>
  );
}

const fateOf = (emptied: boolean | undefined): Fate => (emptied === false ? 'left' : 'emptied');
