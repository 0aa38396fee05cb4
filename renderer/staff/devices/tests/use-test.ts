import { useState } from 'react';
import type { BridgeError } from '../../../../shared/contract/method.ts';
import type { DeviceTest, TestAnswer, TestKind } from '../../../../shared/contract/staff-tests.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { useLanguage } from '../../../state/language.ts';
import { useStaffQuery } from '../../kit/staff-api.ts';

const LOOK_MS = 700;

export interface TestState {
  /** The one that was started here, or one of this kind that is running anyway. */
  readonly test: DeviceTest | null;
  /** Why it was not started, in a sentence. */
  readonly refusal: string | null;
  readonly onAnswer: (answer: Result<TestAnswer, BridgeError>) => void;
}

/** Follows a test of one kind: the one that this page starts, or that was running when it opened. */
export function useTest(kind: TestKind, running: string | null): TestState {
  const { t } = useLanguage();
  const [started, setStarted] = useState<DeviceTest | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const testId = started?.testId ?? running ?? '';
  const isOver = started !== null && running !== started.testId;
  const read = useStaffQuery(
    'getTest',
    { testId },
    { enabled: testId !== '', everyMs: isOver ? LOOK_MS * 4 : LOOK_MS },
  );
  const latest = read.data?.testId === testId ? read.data : started;
  return {
    test: latest?.kind === kind ? latest : null,
    refusal,
    onAnswer: (answer) => {
      if (!answer.ok) return setRefusal(t('staff.failed'));
      if (answer.value.kind === 'refused')
        return setRefusal(t(`staff.devices.test.refusal.${answer.value.reason}`));
      setRefusal(null);
      setStarted(answer.value.test);
    },
  };
}
