import { useState } from 'react';
import type { SetUpView } from '../../../shared/contract/wizard.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { leaveStaff } from '../../flow/staff-actions.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { useSettingsDraft } from '../settings/draft-store.ts';

/** Whether the kiosk can sell, what is still open, and the end of the first run. */
export function FinishStep({ setUp }: { readonly setUp: SetUpView }) {
  const { t, time } = useLanguage();
  const canSell = useKioskStore((state) => state.status?.kind === 'inService');
  const hasEdits = useSettingsDraft((state) => state.changes.length > 0);
  const [failed, setFailed] = useState(false);
  const [end, ending] = useStaffOrder('endSetUp', (answer) => {
    const isKept = answer.ok && answer.value.kind === 'done';
    setFailed(!isKept);
    if (isKept) leaveStaff();
  });
  const open = setUp.steps.filter(({ state }) => state === 'open');
  const isReady = open.length === 0 && canSell && !hasEdits;
  return (
    <Panel title={t('staff.setUp.step.finish')} testId="set-up-finish">
      <Notice tone={canSell ? 'success' : 'warning'}>
        {t(canSell ? 'staff.setUp.inService' : 'staff.setUp.cannotSell')}
      </Notice>
      {hasEdits && <Notice tone="warning">{t('staff.setUp.applyFirst')}</Notice>}
      {failed && <Notice tone="error">{t('staff.failed')}</Notice>}
      {open.length > 0 && (
        <p>
          {t('staff.setUp.stillOpen')}: {open.map(({ step }) => t(`staff.setUp.step.${step}`)).join(' · ')}
        </p>
      )}
      {setUp.ended ? (
        <p>{t(`staff.setUp.ended.${setUp.ended.kind}`, { time: time(setUp.ended.atMs) })}</p>
      ) : (
        <Buttons>
          <Button
            tone="primary"
            testId="set-up-end"
            disabled={!isReady}
            busy={ending}
            onPress={() => end({ kind: 'finished' })}
          >
            {t('staff.setUp.finish')}
          </Button>
          {!isReady && (
            <Button testId="set-up-skip" busy={ending} onPress={() => end({ kind: 'skipped' })}>
              {t('staff.setUp.skip')}
            </Button>
          )}
        </Buttons>
      )}
    </Panel>
  );
}
