import { describe, expect, it } from 'vitest';
import { testCase } from '../geometry/arbitraries.ts';
import type { Placement } from '../geometry/placement.ts';
import { keyCommand } from './key-command.ts';

const plain = { ctrl: false, shift: false };
const at: Placement = { centreXMm: 20, centreYMm: 40, widthMm: 20, heightMm: 10, rotationDeg: 0 };

function arranged(key: string, shift = false): Placement {
  const command = keyCommand({ key, ctrl: false, shift });
  if (command?.kind !== 'arrange') throw new Error(`${key} arranges nothing`);
  return command.arrange(at, testCase());
}

describe('keys', () => {
  it('move by a millimetre, with Shift by five', () => {
    expect(arranged('ArrowRight').centreXMm).toBe(21);
    expect(arranged('ArrowUp', true).centreYMm).toBe(35);
  });

  it('scale and turn both ways', () => {
    expect(arranged('+').widthMm).toBeGreaterThan(20);
    expect(arranged('-').widthMm).toBeLessThan(20);
    expect(arranged(']').rotationDeg).toBe(5);
    expect(arranged('[').rotationDeg).toBe(-5);
  });

  it('undo and redo in the ways that people know', () => {
    const withCtrl = (key: string, shift = false) => keyCommand({ key, ctrl: true, shift });
    expect(withCtrl('z')).toEqual({ kind: 'undo' });
    expect(withCtrl('Z', true)).toEqual({ kind: 'redo' });
    expect(withCtrl('y')).toEqual({ kind: 'redo' });
    expect(withCtrl('s')).toBeNull();
  });

  it('duplicate, change the order, and lock', () => {
    const withCtrl = (key: string) => keyCommand({ key, ctrl: true, shift: false });
    expect(withCtrl('d')).toEqual({ kind: 'duplicate' });
    expect(withCtrl(']')).toEqual({ kind: 'forward' });
    expect(withCtrl('[')).toEqual({ kind: 'backward' });
    expect(keyCommand({ key: 'l', ctrl: false, shift: false })).toEqual({ kind: 'toggleLock' });
  });

  it('leave all other keys to the page', () => {
    for (const key of ['Tab', 'Enter', ' ', 'a', 'F5']) expect(keyCommand({ ...plain, key })).toBeNull();
    expect(keyCommand({ ...plain, key: 'Delete' })).toEqual({ kind: 'remove' });
  });
});
