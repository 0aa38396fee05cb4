import type { KeyAction } from './key-action.ts';

/** What the browser says of a key of a keyboard on a cable. */
export interface PhysicalKey {
  readonly key: string;
  /** Ctrl, Alt or Command is held, so that it is a shortcut of something else. AltGr is not: it types characters. */
  readonly isShortcut: boolean;
}

const IN_TEXT: Readonly<Record<string, KeyAction>> = {
  ' ': { kind: 'pressSpace' },
  Enter: { kind: 'breakLine' },
  Backspace: { kind: 'eraseBefore' },
  Delete: { kind: 'eraseBehind' },
  ArrowLeft: { kind: 'moveCaret', to: 'left' },
  ArrowRight: { kind: 'moveCaret', to: 'right' },
  Home: { kind: 'moveCaret', to: 'start' },
  End: { kind: 'moveCaret', to: 'end' },
};

const WHILE_COMPOSING: Readonly<Record<string, KeyAction>> = {
  ...IN_TEXT,
  Escape: { kind: 'cancelComposition' },
  PageUp: { kind: 'turnPage', by: -1 },
  PageDown: { kind: 'turnPage', by: 1 },
  ArrowUp: { kind: 'turnPage', by: -1 },
  ArrowDown: { kind: 'turnPage', by: 1 },
  '-': { kind: 'turnPage', by: -1 },
  '=': { kind: 'turnPage', by: 1 },
};

/** What the key does to the text; null if it is none of the text's business. */
export function physicalKeyAction({ key, isShortcut }: PhysicalKey, isComposing: boolean): KeyAction | null {
  if (isShortcut) return null;
  const named = (isComposing ? WHILE_COMPOSING : IN_TEXT)[key];
  if (named) return named;
  // Keys without a character have names of several: Shift, F1, Dead, Process.
  return [...key].length === 1 ? { kind: 'typeKey', key } : null;
}
