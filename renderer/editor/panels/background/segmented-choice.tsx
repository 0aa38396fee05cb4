import { useAnswered } from '../use-answered.ts';
import './segmented-choice.css';

export interface SegmentedChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  /** A segment has `<testId>-<value>`. */
  readonly testId: string;
}

/** A few words side by side, of which one holds. */
export function SegmentedChoice<Value extends string>(props: SegmentedChoiceProps<Value>) {
  const { label, options, testId } = props;
  const [shown, choose] = useAnswered(props.value, props.onChoose);
  return (
    <fieldset className="segments" aria-label={label}>
      {options.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          className="segment"
          aria-pressed={value === shown}
          data-testid={`${testId}-${value}`}
          onClick={() => choose(value)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
