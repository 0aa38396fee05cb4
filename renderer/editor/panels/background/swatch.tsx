import { memo } from 'react';
import { CheckIcon } from '../../../components/icons.tsx';
import { isDark } from './hsv.ts';
import './swatch.css';

export interface SwatchProps {
  readonly colour: string;
  readonly label: string;
  readonly pressed: boolean;
  readonly testId: string;
  /** Must stay the same from drawing to drawing. */
  readonly onPick: (colour: string) => void;
}

/** One colour to touch. */
export const Swatch = memo(function Swatch({ colour, label, pressed, testId, onPick }: SwatchProps) {
  return (
    <button
      type="button"
      className={isDark(colour) ? 'colour-swatch colour-swatch-dark' : 'colour-swatch'}
      style={{ background: colour }}
      aria-label={label}
      aria-pressed={pressed}
      data-testid={testId}
      onClick={() => onPick(colour)}
    >
      {pressed && <CheckIcon />}
    </button>
  );
});
