import { type Arrange, nudge, rotateBy, scaleBy } from '../commands/arrange.ts';

/** What a key asks for. */
export type KeyCommand =
  | { readonly kind: 'arrange'; readonly arrange: Arrange; readonly name: string }
  | {
      readonly kind:
        | 'remove'
        | 'undo'
        | 'redo'
        | 'deselect'
        | 'selectNext'
        | 'duplicate'
        | 'forward'
        | 'backward'
        | 'toggleLock';
    };

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

const STEP = { moveMm: 1, farMm: 5, scale: 1.04, turnDeg: 5 } as const;

function arrangeFor(key: string, stepMm: number): Arrange | null {
  switch (key) {
    case 'ArrowLeft':
      return nudge(-stepMm, 0);
    case 'ArrowRight':
      return nudge(stepMm, 0);
    case 'ArrowUp':
      return nudge(0, -stepMm);
    case 'ArrowDown':
      return nudge(0, stepMm);
    case '+':
    case '=':
      return scaleBy(STEP.scale);
    case '-':
    case '_':
      return scaleBy(1 / STEP.scale);
    case '[':
      return rotateBy(-STEP.turnDeg);
    case ']':
      return rotateBy(STEP.turnDeg);
    default:
      return null;
  }
}

function withCtrl({ key, shift }: KeyPress): KeyCommand | null {
  switch (key.toLowerCase()) {
    case 'z':
      return { kind: shift ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'd':
      return { kind: 'duplicate' };
    case ']':
      return { kind: 'forward' };
    case '[':
      return { kind: 'backward' };
    default:
      return null;
  }
}

/** The command of a key, or null. A held key repeats under the same `name`, so that its repeats are one step. */
export function keyCommand(press: KeyPress): KeyCommand | null {
  if (press.ctrl) return withCtrl(press);
  const arrange = arrangeFor(press.key, press.shift ? STEP.farMm : STEP.moveMm);
  if (arrange) return { kind: 'arrange', arrange, name: `key ${press.key}` };
  switch (press.key) {
    case 'Delete':
    case 'Backspace':
      return { kind: 'remove' };
    case 'Escape':
      return { kind: 'deselect' };
    case 'n':
    case 'N':
      return { kind: 'selectNext' };
    case 'l':
    case 'L':
      return { kind: 'toggleLock' };
    default:
      return null;
  }
}
