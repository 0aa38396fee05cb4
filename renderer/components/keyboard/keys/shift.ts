/** `once` is for the next letter; `locked` stays. */
export type Shift = 'off' | 'once' | 'locked';

/** Touching shift again and again goes round. */
export function nextShift(shift: Shift): Shift {
  return ({ off: 'once', once: 'locked', locked: 'off' } as const)[shift];
}

/** Only a letter uses up the shift that was meant for one. */
export function shiftAfterKey(shift: Shift, key: string): Shift {
  return shift === 'once' && /^[a-z]$/.test(key) ? 'off' : shift;
}

/** What a key types. */
export function shiftKey(key: string, shift: Shift): string {
  return shift === 'off' ? key : key.toUpperCase();
}
