import { useId } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { MinusIcon, PlusIcon } from '../icons.tsx';

export interface StepperProps {
  readonly label: string;
  readonly testId: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly onChange: (value: number) => void;
}

/** A number between two large buttons. */
export function Stepper({ label, testId, value, minimum, maximum, onChange }: StepperProps) {
  const { t } = useLanguage();
  const labelId = useId();
  const step = (to: number, isLess: boolean) => (
    <button
      type="button"
      className="stepper-button"
      aria-label={t(isLess ? 'documents.options.less' : 'documents.options.more', { name: label })}
      aria-disabled={to < minimum || to > maximum || undefined}
      data-testid={`${testId}-${isLess ? 'less' : 'more'}`}
      onClick={() => {
        if (to >= minimum && to <= maximum) onChange(to);
      }}
    >
      {isLess ? <MinusIcon /> : <PlusIcon />}
    </button>
  );
  return (
    <fieldset className="stepper" aria-labelledby={labelId}>
      <p id={labelId} className="field-label">
        {label}
      </p>
      {step(value - 1, true)}
      <output data-testid={testId}>{value}</output>
      {step(value + 1, false)}
    </fieldset>
  );
}
