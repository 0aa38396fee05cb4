import { useState } from 'react';
import type { DeviceTest } from '../../../../shared/contract/staff-tests.ts';
import { Button } from '../../../components/button.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Panel, Row } from '../../kit/panel.tsx';
import { useStaffOrder, useStaffQuery } from '../../kit/staff-api.ts';
import { TestPill, TestProgress } from './test-progress.tsx';
import { testLine } from './test-words.ts';
import './tests.css';

const SHOWN = 6;

/** Tests that a crash cut off, or of which nobody knows how they ended: they stand first until somebody has looked. */
export function TestsToLookAt() {
  const { t } = useLanguage();
  const tests = useStaffQuery('listTests', {}, {});
  const [see, busy] = useStaffOrder('seeTest', () => undefined);
  const open = (tests.data ?? []).filter(({ wantsLook }) => wantsLook);
  return open.map((test) => {
    const isMotion = test.kind === 'print' || test.kind === 'vend';
    return (
      <section key={test.testId} className="test-look" data-testid="test-look">
        <h2>{t('staff.devices.test.wantsLook')}</h2>
        <TestLine test={test} />
        <TestProgress test={test} />
        <p>{isMotion ? t('staff.devices.test.wantsLookText') : t('staff.devices.test.wantsLookMoney')}</p>
        <Buttons>
          <Button tone="primary" testId="test-seen" busy={busy} onPress={() => see({ testId: test.testId })}>
            {t('staff.devices.test.seen')}
          </Button>
        </Buttons>
      </section>
    );
  });
}

function TestLine({ test }: { readonly test: DeviceTest }) {
  const language = useLanguage();
  return (
    <p>
      <strong>{language.t(`staff.devices.test.kind.${test.kind}`)}</strong> · {testLine(test, language)}
    </p>
  );
}

export function LatestTests() {
  const language = useLanguage();
  const { t } = language;
  const tests = useStaffQuery('listTests', {}, {});
  const [shownId, setShownId] = useState<string | null>(null);
  const shown = tests.data?.find(({ testId }) => testId === shownId);
  return (
    <Panel title={t('staff.devices.test.latest')}>
      {tests.data?.length === 0 && <p className="devices-lead">{t('staff.devices.test.none')}</p>}
      <ul className="rows">
        {(tests.data ?? []).slice(0, SHOWN).map((test) => (
          <li key={test.testId}>
            <Row
              title={t(`staff.devices.test.kind.${test.kind}`)}
              text={testLine(test, language)}
              end={<TestPill test={test} />}
              onPress={() => setShownId(test.testId)}
            />
          </li>
        ))}
      </ul>
      {shown && (
        <Sheet
          title={t(`staff.devices.test.kind.${shown.kind}`)}
          testId="test-sheet"
          onClose={() => setShownId(null)}
          actions={<Button onPress={() => setShownId(null)}>{t('frame.close')}</Button>}
        >
          <p>{testLine(shown, language)}</p>
          <TestProgress test={shown} />
        </Sheet>
      )}
    </Panel>
  );
}
