import { describe, expect, it } from 'vitest';
import { newSlot, type Slot } from '../stock/slot.ts';
import { chooseSlot } from './planogram.ts';

const slot = (number: number, change: Partial<Slot> = {}): Slot => ({
  ...newSlot(number),
  modelId: 'M1',
  modelName: 'Pixel 9',
  count: 5,
  ...change,
});
const wanted = { modelId: 'M1', modelName: 'Pixel 9' };

describe('the slot that a case is fed from', () => {
  it('is the one of its model', () => {
    expect(chooseSlot([slot(3, { modelId: 'M2', modelName: 'Nokia' }), slot(7)], wanted)).toBe(7);
  });

  it('is found by the name of the model, for an order from elsewhere', () => {
    expect(chooseSlot([slot(3)], { modelId: '', modelName: 'Pixel 9' })).toBe(3);
  });

  it.each([
    ['holds another model', { modelId: 'M2', modelName: 'Nokia' }],
    ['is empty', { count: 0 }],
    ['was switched off', { off: 'staff' as const }],
    ['failed too often', { off: 'failed' as const }],
    ['has no model, where the sale has none either', { modelId: null, modelName: null }],
  ])('is never one that %s', (_name, change) => {
    expect(chooseSlot([slot(1, change)], wanted)).toBeNull();
  });

  it('is the fullest of several, and of equals the first', () => {
    expect(chooseSlot([slot(1, { count: 2 }), slot(4, { count: 6 }), slot(3, { count: 6 })], wanted)).toBe(3);
  });

  it('is one that was never counted only after those that were', () => {
    expect(chooseSlot([slot(1, { count: null }), slot(2, { count: 1 })], wanted)).toBe(2);
    expect(chooseSlot([slot(1, { count: null }), slot(2, { count: 0 })], wanted)).toBe(1);
  });

  it('is one that failed last only after those that did not', () => {
    expect(chooseSlot([slot(1, { count: 9, failures: 1 }), slot(2, { count: 1 })], wanted)).toBe(2);
  });
});
