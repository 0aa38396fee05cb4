import { useState } from 'react';
import type { SetUpView } from '../../../shared/contract/wizard.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { startSession } from '../../flow/session-actions.ts';
import { leaveStaff } from '../../flow/staff-actions.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { useSettingsDraft } from '../settings/draft-store.ts';

export interface TestSaleStepProps {
  readonly setUp: SetUpView;
  readonly onPassed: () => void;
}

/** Buys a case as a shopper does; the kiosk sees for itself how far that came. */
export function TestSaleStep({ setUp, onPassed }: TestSaleStepProps) {
  const { t } = useLanguage();
  const canSell = useKioskStore((state) => state.status?.kind === 'inService');
  const isDemo = useKioskStore((state) => state.info?.demo ?? false);
  const hasEdits = useSettingsDraft((state) => state.changes.length > 0);
  const [failed, setFailed] = useState(false);
  const [begin, beginning] = useStaffOrder('beginTestSale', (answer) => {
    const isKept = answer.ok && answer.value.kind === 'done';
    setFailed(!isKept);
    if (!isKept) return;
    leaveStaff();
    void startSession();
  });
  const [pass, passing] = useStaffOrder('passSetUpStep', (answer) => {
    const isKept = answer.ok && answer.value.kind === 'done';
    setFailed(!isKept);
    if (isKept) onPassed();
  });
  const { testSale } = setUp;
  return (
    <Panel title={t('staff.setUp.step.testSale')} testId="test-sale">
      {testSale !== 'none' && (
        <Notice tone={testSale === 'made' ? 'success' : 'warning'}>
          {t(`staff.setUp.sale.${testSale}`)}
        </Notice>
      )}
      {isDemo && <p className="settings-help">{t('staff.setUp.saleDemo')}</p>}
      {!canSell && <Notice tone="warning">{t('staff.setUp.cannotSell')}</Notice>}
      {hasEdits && <Notice tone="warning">{t('staff.setUp.applyFirst')}</Notice>}
      {failed && <Notice tone="error">{t('staff.failed')}</Notice>}
      <Buttons>
        <Button
          tone="primary"
          testId="test-sale-begin"
          disabled={!canSell || hasEdits}
          busy={beginning}
          onPress={() => begin({})}
        >
          {t(testSale === 'none' ? 'staff.setUp.saleBegin' : 'staff.setUp.saleAgain')}
        </Button>
        {testSale !== 'made' && (
          <Button testId="test-sale-pass" busy={passing} onPress={() => pass({ step: 'testSale' })}>
            {t('staff.setUp.salePass')}
          </Button>
        )}
      </Buttons>
    </Panel>
  );
}
