import type { DeviceView } from '../../../../shared/contract/devices.ts';
import type { TestPlan } from '../../../../shared/contract/staff-tests.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { showScreenTest } from '../device-routes.ts';
import { useMay } from '../use-may.ts';
import { CardTestPanel } from './card-test-panel.tsx';
import { CashTestPanel } from './cash-test-panel.tsx';
import { MotionTestPanel } from './motion-test-panel.tsx';
import { SlipTestPanel } from './slip-test-panel.tsx';
import './tests.css';

const LOOK_MS = 1_500;

/** The tests beyond the self-test: by what the device does, and by what the person may. */
export function DeviceTests({ deviceId }: { readonly deviceId: DeviceView['deviceId'] }) {
  const mayMove = useMay('testMotion');
  const plan = useStaffQuery('getTestPlan', {}, { everyMs: LOOK_MS });
  if (!plan.data) return null;
  return <TestsOf deviceId={deviceId} plan={plan.data} mayMove={mayMove} />;
}

interface TestsOfProps {
  readonly deviceId: DeviceView['deviceId'];
  readonly plan: TestPlan;
  readonly mayMove: boolean;
}

function TestsOf({ deviceId, plan, mayMove }: TestsOfProps) {
  switch (deviceId) {
    case 'casePrinter':
      return mayMove && <MotionTestPanel kind="print" plan={plan} />;
    case 'dispenser':
      return mayMove && <MotionTestPanel kind="vend" plan={plan} />;
    case 'receiptPrinter':
      return <SlipTestPanel plan={plan} />;
    case 'mdb':
      return (
        mayMove && (
          <>
            {plan.cash && <CashTestPanel plan={plan} cash={plan.cash} />}
            {plan.readers.length > 0 && <CardTestPanel plan={plan} />}
          </>
        )
      );
    case 'coinAcceptor':
      return mayMove && plan.cash && <CashTestPanel plan={plan} cash={plan.cash} />;
    case 'scanner':
      return <ScannerTestPanel />;
    case 'board':
    case 'documentPrinter':
      return null;
    default:
      return assertNever(deviceId);
  }
}

function ScannerTestPanel() {
  const { t } = useLanguage();
  return (
    <Panel title={t('staff.devices.scanner')}>
      <p className="devices-lead">{t('staff.devices.scannerLead')}</p>
      <Buttons>
        <Button tone="outline" testId="scanner-test" onPress={() => showScreenTest('scanner')}>
          {t('staff.devices.test.start')}
        </Button>
      </Buttons>
    </Panel>
  );
}
