import type { TestPlan } from '../../../../shared/contract/staff-tests.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { useStaffOrder } from '../../kit/staff-api.ts';
import { TestPill, TestProgress } from './test-progress.tsx';
import { useTest } from './use-test.ts';

/** A slip with every kind of line on it. */
export function SlipTestPanel({ plan }: { readonly plan: TestPlan }) {
  const { t } = useLanguage();
  const { test, refusal, onAnswer } = useTest('receipt', plan.running);
  const [print, starting] = useStaffOrder('printTestSlip', onAnswer);
  return (
    <Panel title={t('staff.devices.test.kind.receipt')} aside={test && <TestPill test={test} />}>
      <p className="devices-lead">{t('staff.devices.test.slipLead')}</p>
      {test && <TestProgress test={test} />}
      {refusal !== null && (
        <p className="test-refusal" role="alert" data-testid="test-refusal">
          {refusal}
        </p>
      )}
      <Buttons>
        <Button
          tone="primary"
          testId="test-slip"
          busy={starting || test?.outcome === 'running'}
          onPress={() => print({})}
        >
          {t('staff.devices.test.printSlip')}
        </Button>
      </Buttons>
    </Panel>
  );
}
