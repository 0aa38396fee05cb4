import type { KeyboardEvent, PointerEvent } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { angleTo, snapAngle } from './gradients.ts';
import './angle-dial.css';

export interface AngleDialProps {
  readonly label: string;
  /** 0 points upwards, 90 to the right. */
  readonly angleDeg: number;
  /** CSS of what the dial shows. */
  readonly face: string;
  readonly onTurn: (angleDeg: number) => void;
  readonly onEnd: () => void;
}

/** What the keys turn by. */
const KEY_STEP_DEG = 15;
const KEY_TURNS: Readonly<Record<string, number>> = {
  ArrowRight: KEY_STEP_DEG,
  ArrowUp: KEY_STEP_DEG,
  ArrowLeft: -KEY_STEP_DEG,
  ArrowDown: -KEY_STEP_DEG,
};

/** A knob that a finger turns. It holds on to upright, level and the diagonals. */
export function AngleDial({ label, angleDeg, face, onTurn, onEnd }: AngleDialProps) {
  const { t } = useLanguage();
  const turnTo = (angle: number): void => {
    const next = snapAngle(angle);
    if (next !== angleDeg) onTurn(next);
  };
  const follow = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): void => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    turnTo(angleTo(clientX - left - width / 2, clientY - top - height / 2));
  };
  const turnByKey = (event: KeyboardEvent): void => {
    const turn = KEY_TURNS[event.key];
    if (turn === undefined) return;
    event.preventDefault();
    // Past the place that holds on: a key always moves the knob.
    onTurn((angleDeg + turn + 360) % 360);
  };
  return (
    <div className="angle">
      <span className="angle-label">{label}</span>
      <div
        className="angle-dial"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={359}
        aria-valuenow={Math.round(angleDeg)}
        aria-valuetext={t('editor.background.degrees', { count: Math.round(angleDeg) })}
        style={{ background: face }}
        data-testid="gradient-angle"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
        onPointerUp={onEnd}
        onPointerCancel={onEnd}
        onKeyDown={turnByKey}
        onKeyUp={onEnd}
        onBlur={onEnd}
      >
        <span className="angle-hand" style={{ rotate: `${angleDeg}deg` }}>
          <span className="angle-knob" />
        </span>
      </div>
    </div>
  );
}
