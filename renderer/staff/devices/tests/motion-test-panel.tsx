import { useState } from 'react';
import type { TestPlan } from '../../../../shared/contract/staff-tests.ts';
import { Button } from '../../../components/button.tsx';
import { type Language, useLanguage } from '../../../state/language.ts';
import { AskSure } from '../../kit/ask-sure.tsx';
import { Buttons, Panel } from '../../kit/panel.tsx';
import { useStaffOrder } from '../../kit/staff-api.ts';
import { TestPill, TestProgress } from './test-progress.tsx';
import { useTest } from './use-test.ts';

export interface MotionTestPanelProps {
  readonly kind: 'print' | 'vend';
  readonly plan: TestPlan;
}

type Slot = TestPlan['slots'][number];

/** A blank goes through the machine: which one, whether one is sure, and then step by step. */
export function MotionTestPanel({ kind, plan }: MotionTestPanelProps) {
  const language = useLanguage();
  const { t } = language;
  const [chosen, setChosen] = useState<number | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { test, refusal, onAnswer } = useTest(kind, plan.running);
  const [start, starting] = useStaffOrder(kind === 'print' ? 'startPrintTest' : 'startVendTest', (answer) => {
    setAsking(false);
    onAnswer(answer);
  });
  const slot = plan.feedsBlanks ? (chosen ?? plan.slots[0]?.slot ?? null) : null;
  const isRunning = plan.running !== null || test?.outcome === 'running';
  return (
    <Panel title={t(`staff.devices.test.kind.${kind}`)} aside={test && <TestPill test={test} />}>
      <p className="devices-lead">{t(`staff.devices.test.${kind}Lead`)}</p>
      {test && <TestProgress test={test} />}
      {plan.feedsBlanks && !isRunning && (
        <SlotChoice slots={plan.slots} chosen={slot} onChoose={setChosen} kind={kind} />
      )}
      {refusal !== null && (
        <p className="test-refusal" role="alert" data-testid="test-refusal">
          {refusal}
        </p>
      )}
      <Buttons>
        <Button tone="primary" testId={`test-${kind}`} busy={isRunning} onPress={() => setAsking(true)}>
          {t('staff.devices.test.start')}
        </Button>
      </Buttons>
      {isAsking && (
        <AskSure
          {...question(kind, plan, slot, language)}
          action={t('staff.devices.test.sure')}
          busy={starting}
          onSure={() => start({ slot })}
          onClose={() => setAsking(false)}
        />
      )}
    </Panel>
  );
}

function question(kind: 'print' | 'vend', plan: TestPlan, slot: number | null, { t }: Language) {
  const key = 'staff.devices.test';
  if (plan.feedsBlanks)
    return {
      title: t(`${key}.useBlank`, { slot: slot ?? 0 }),
      children: <p>{t(`${key}.useBlankText`)}</p>,
    };
  return kind === 'print'
    ? { title: t(`${key}.putBlank`), children: <p>{t(`${key}.putBlankText`)}</p> }
    : { title: t(`${key}.bringOut`), children: null };
}

interface SlotChoiceProps {
  readonly slots: readonly Slot[];
  readonly chosen: number | null;
  readonly kind: string;
  readonly onChoose: (slot: number) => void;
}

function SlotChoice({ slots, chosen, kind, onChoose }: SlotChoiceProps) {
  const { t } = useLanguage();
  return (
    <fieldset className="slot-choice" aria-label={t('staff.devices.test.chooseSlot')}>
      {slots.map(({ slot, modelName, count }) => (
        <button
          key={slot}
          type="button"
          aria-pressed={slot === chosen}
          data-testid={`${kind}-slot-${slot}`}
          onClick={() => onChoose(slot)}
        >
          <strong>{t('staff.devices.test.slot', { slot })}</strong>
          <span>{modelName ?? '–'}</span>
          <small>
            {count === null ? t('staff.devices.test.notCounted') : t('staff.devices.test.blanks', { count })}
          </small>
        </button>
      ))}
    </fieldset>
  );
}
