import { useState } from 'react';
import type { DeviceView, SelfTestAnswer } from '../../../shared/contract/devices.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { Button } from '../../components/button.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { StepList } from './step-list.tsx';
import { selfTestStepText } from './step-words.ts';
import './tests/tests.css';

/** As long as the kiosk waits for a device: see the delays of its tests. */
const LIMIT_SECONDS = 45;

type Shown = SelfTestAnswer | { readonly kind: 'noAnswer' } | null;

/** Asks the device everything that moves nothing. */
export function SelfTestPanel({ deviceId }: { readonly deviceId: DeviceView['deviceId'] }) {
  const language = useLanguage();
  const { t } = language;
  const [shown, setShown] = useState<Shown>(null);
  const [test, busy] = useStaffOrder('testDevice', (answer) =>
    setShown(answer.ok ? answer.value : { kind: 'noAnswer' }),
  );
  const run = () => {
    setShown(null);
    test({ deviceId });
  };
  return (
    <Panel title={t('staff.devices.selfTest')} aside={shown?.kind === 'done' && <Verdict answer={shown} />}>
      {shown?.kind === 'done' ? (
        <StepList testId="self-test-steps" steps={stepsOf(shown, language)} />
      ) : (
        <p
          className={shown && !busy ? 'test-refusal' : 'devices-lead'}
          role="status"
          data-testid="self-test-word"
        >
          {busy
            ? t('staff.devices.running', { count: LIMIT_SECONDS })
            : shown
              ? wordOf(shown, language)
              : t('staff.devices.selfTestLead')}
        </p>
      )}
      <Buttons>
        <Button tone="primary" testId="self-test-run" busy={busy} onPress={run}>
          {shown ? t('staff.devices.runAgain') : t('staff.devices.runSelfTest')}
        </Button>
      </Buttons>
    </Panel>
  );
}

type Done = Extract<SelfTestAnswer, { kind: 'done' }>;

function Verdict({ answer }: { readonly answer: Done }) {
  const { t } = useLanguage();
  const count = answer.steps.filter(({ outcome }) => outcome === 'failed').length;
  return count === 0 ? (
    <Pill tone="good">{t('staff.devices.passedAll')}</Pill>
  ) : (
    <Pill tone="bad">{t('staff.devices.failedSome', { count })}</Pill>
  );
}

const stepsOf = ({ steps }: Done, language: Language) =>
  steps.map(({ step, outcome, detail }) => ({
    name: selfTestStepText(step, language),
    mark: outcome,
    markText: language.t(`staff.devices.test.stepOutcome.${outcome}`),
    detail,
  }));

function wordOf(shown: Exclude<Shown, Done | null>, { t }: Language): string {
  switch (shown.kind) {
    case 'noAnswer':
      return t('staff.failed');
    case 'late':
      return t('staff.devices.late', { count: shown.afterSeconds });
    case 'refused':
      return t(`staff.devices.refusedSelfTest.${shown.reason}`);
    default:
      return assertNever(shown);
  }
}
