import { useId, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { endOngoing } from '../editor-store.ts';
import { ResetIcon } from './icons.tsx';
import './slider.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the value is called beside the label: "40 %". Left out: it is not shown. */
  readonly valueText?: string;
  /** Where a double tap, or the button that is shown elsewhere, brings it back to. Left out: there is no such place. */
  readonly resetTo?: number;
  readonly testId?: string;
  readonly disabled?: boolean;
  /** At every small move. Give the change a name (`ongoing`), so that one drag is one step to undo. */
  readonly onChange: (value: number) => void;
  /** The finger or the key was let go. Left out: the ongoing step of the design ends. */
  readonly onEnd?: () => void;
}

/** Two taps within this are a double tap. */
const DOUBLE_TAP_MS = 320;

/**
 * A slider for fingers, mouse and keys: the browser's own, so that it is one for screen readers as well, with a thumb
 * that is large enough to take hold of.
 */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  onChange,
  onEnd = endOngoing,
  ...props
}: SliderProps) {
  const id = useId();
  const { valueText, resetTo, testId, disabled = false } = props;
  const lastTapMs = useRef(Number.NEGATIVE_INFINITY);
  const reset = (): void => {
    if (resetTo === undefined || resetTo === value) return;
    onChange(resetTo);
    onEnd();
  };
  const part = (value - min) / (max - min);
  const middle = resetTo !== undefined && resetTo > min ? (resetTo - min) / (max - min) : 0;
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      {valueText !== undefined && <output htmlFor={id}>{valueText}</output>}
      {resetTo !== undefined && <ResetButton label={label} hidden={resetTo === value} onPress={reset} />}
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        data-testid={testId}
        {...(valueText === undefined ? {} : { 'aria-valuetext': valueText })}
        style={{ '--from': Math.min(part, middle), '--to': Math.max(part, middle) } as React.CSSProperties}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
        onPointerDown={({ timeStamp }) => {
          if (timeStamp - lastTapMs.current < DOUBLE_TAP_MS) {
            // After the browser has moved the thumb to the finger.
            requestAnimationFrame(reset);
          }
          lastTapMs.current = timeStamp;
        }}
        onPointerUp={onEnd}
        onPointerCancel={onEnd}
        onKeyUp={onEnd}
        onBlur={onEnd}
      />
    </div>
  );
}

function ResetButton({
  label,
  hidden,
  onPress,
}: {
  readonly label: string;
  readonly hidden: boolean;
  readonly onPress: () => void;
}) {
  const { t } = useLanguage();
  if (hidden) return <span className="slider-reset" />;
  return (
    <Button className="slider-reset" label={t('editor.slider.reset', { name: label })} onPress={onPress}>
      <ResetIcon />
    </Button>
  );
}
