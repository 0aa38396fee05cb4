import { useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { CashAnswer, CashView, OpenCashUp, SlipOutcome } from '../../../shared/contract/staff-cash.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { refusalText } from './cash-words.ts';
import { CountStep } from './count-step.tsx';
import { EmptyStep } from './empty-step.tsx';
import { FloatStep } from './float-step.tsx';
import { SignStep } from './sign-step.tsx';

export const CASH_STEPS = ['count', 'empty', 'float', 'sign'] as const;
export type CashStep = (typeof CASH_STEPS)[number];

export type OnSigned = (number: number, slip: SlipOutcome) => void;

export interface CashUpFlowProps {
  readonly cash: CashView;
  readonly open: OpenCashUp;
  readonly onLeave: () => void;
  readonly onSigned: OnSigned;
}

export interface StepProps {
  readonly cash: CashView;
  readonly open: OpenCashUp;
  /** What the main process answered; the next step follows where it was done. */
  readonly onAnswer: (answer: Result<CashAnswer, BridgeError>) => void;
}

/** Where it was left. */
const stepOf = ({ counted, emptied }: OpenCashUp): CashStep =>
  counted === null ? 'count' : emptied === null ? 'empty' : 'float';

/** Count, empty, fill, sign: each step is kept, and the whole can be left and taken up again. */
export function CashUpFlow({ cash, open, onLeave, onSigned }: CashUpFlowProps) {
  const language = useLanguage();
  const { t } = language;
  const [step, setStep] = useState<CashStep>(() => stepOf(open));
  const [fault, setFault] = useState<string | null>(null);
  const [isDropping, setDropping] = useState(false);
  const say = (answer: Result<CashAnswer, BridgeError>): boolean => {
    const isDone = answer.ok && answer.value.kind === 'done';
    if (!answer.ok) setFault(t('staff.failed'));
    else if (answer.value.kind === 'refused') setFault(refusalText(answer.value.reason, language));
    else setFault(null);
    return isDone;
  };
  const goOn = (answer: Result<CashAnswer, BridgeError>) => {
    if (say(answer)) setStep((now) => CASH_STEPS[CASH_STEPS.indexOf(now) + 1] ?? now);
  };
  const [drop, dropping] = useStaffOrder('dropCashUp', (answer) => {
    setDropping(false);
    if (say(answer)) onLeave();
  });
  const props: StepProps = { cash, open, onAnswer: goOn };
  return (
    <>
      <CashSteps step={step} reached={stepOf(open)} onChoose={setStep} />
      {fault !== null && <Notice tone="error">{fault}</Notice>}
      <Step step={step} {...props} onSigned={onSigned} />
      <div className="staff-buttons cash-leave">
        <Button testId="cash-up-leave" onPress={onLeave}>
          {t('staff.cash.leave')}
        </Button>
        <Button tone="danger" testId="cash-up-drop" onPress={() => setDropping(true)}>
          {t('staff.cash.drop')}
        </Button>
      </div>
      {isDropping && (
        <AskSure
          title={t('staff.cash.dropTitle')}
          action={t('staff.cash.drop')}
          danger
          busy={dropping}
          onSure={() => drop({ cashUpId: open.cashUpId, revision: open.revision })}
          onClose={() => setDropping(false)}
        >
          <p>{t('staff.cash.dropText')}</p>
        </AskSure>
      )}
    </>
  );
}

function Step({ step, onSigned, ...props }: StepProps & { step: CashStep; onSigned: OnSigned }) {
  switch (step) {
    case 'count':
      return <CountStep {...props} />;
    case 'empty':
      return <EmptyStep {...props} />;
    case 'float':
      return <FloatStep {...props} />;
    case 'sign':
      return <SignStep {...props} onSigned={onSigned} />;
    default:
      return assertNever(step);
  }
}

interface CashStepsProps {
  readonly step: CashStep;
  readonly reached: CashStep;
  readonly onChoose: (step: CashStep) => void;
}

/** How far it is, and the way back. */
function CashSteps({ step, reached, onChoose }: CashStepsProps) {
  const { t } = useLanguage();
  const last = Math.max(CASH_STEPS.indexOf(reached), CASH_STEPS.indexOf(step));
  return (
    <ol className="cash-steps">
      {CASH_STEPS.map((each, index) => (
        <li key={each}>
          <button
            type="button"
            aria-current={each === step ? 'step' : undefined}
            aria-disabled={index > last || undefined}
            data-testid={`cash-step-${each}`}
            onClick={() => index <= last && onChoose(each)}
          >
            <span>{index + 1}</span>
            {t(`staff.cash.step.${each}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}
