import type { DeviceTest } from '../../../../shared/contract/staff-tests.ts';
import { useLanguage } from '../../../state/language.ts';
import { Pill } from '../../kit/panel.tsx';
import { StepList } from '../step-list.tsx';
import { OUTCOME_TONE, shownSteps } from './test-words.ts';

/** How a test is, in one word. */
export function TestPill({ test }: { readonly test: DeviceTest }) {
  const { t } = useLanguage();
  return (
    <Pill tone={OUTCOME_TONE[test.outcome]}>
      <span data-testid={`test-outcome-${test.kind}`} data-outcome={test.outcome}>
        {t(`staff.devices.test.outcome.${test.outcome}`)}
      </span>
    </Pill>
  );
}

export function TestProgress({ test }: { readonly test: DeviceTest }) {
  const language = useLanguage();
  return <StepList testId={`test-steps-${test.kind}`} steps={shownSteps(test, language)} />;
}
