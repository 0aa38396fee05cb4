import type { DeviceTest, TestOutcome } from '../../../../shared/contract/staff-tests.ts';
import type { Language } from '../../../state/language.ts';
import type { PillTone } from '../../kit/panel.tsx';
import { recordedName } from '../../kit/person-name.ts';
import { reasonText } from '../../overview/device-words.ts';
import type { ShownStep } from '../step-list.tsx';

export const OUTCOME_TONE: Record<TestOutcome, PillTone> = {
  running: 'busy',
  passed: 'good',
  failed: 'bad',
  stopped: 'plain',
  interrupted: 'warning',
  unclear: 'warning',
};

export const shownSteps = ({ steps }: DeviceTest, language: Language): ShownStep[] =>
  steps.map(({ step, outcome, detail }) => ({
    name: language.t(`staff.devices.test.step.${step}`),
    mark: outcome,
    markText: language.t(`staff.devices.test.stepOutcome.${outcome}`),
    ...detailOf(detail, language),
  }));

/** A device's own word for what went wrong is said in ours. */
function detailOf(detail: string, language: Language): Pick<ShownStep, 'detail' | 'isInWords'> {
  const words = reasonText(detail, language);
  return { detail: words, isInWords: words !== detail };
}

/** Whose test, of what, and when. */
export function testLine({ personName, startedAtMs, slot, reader }: DeviceTest, language: Language): string {
  const { t, time } = language;
  return [
    slot === null ? null : t('staff.devices.test.slot', { slot }),
    reader === null ? null : t('staff.devices.test.reader', { reader }),
    t('staff.devices.test.by', { name: recordedName(personName, language), time: time(startedAtMs) }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
