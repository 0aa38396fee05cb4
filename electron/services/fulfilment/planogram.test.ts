import { expect, it } from 'vitest';
import { createPlanogram } from './planogram.ts';

const PLAN = createPlanogram([
  { slot: 3, modelId: 'M1' },
  { slot: 7, modelId: 'M2', modelName: 'Pixel 9' },
]);

it.each([
  ['the slot of its model', { modelId: 'M1', modelName: 'iPhone 17' }, 3],
  ['the slot by name, for an order from elsewhere', { modelId: '', modelName: 'Pixel 9' }, 7],
  ['no slot where none holds the model', { modelId: 'M9', modelName: 'Nokia' }, null],
])('gives %s', (_name, wanted, slot) => {
  expect(PLAN.slotOf(wanted)).toBe(slot);
});

it('gives slot 1 where there is no planogram', () => {
  expect(createPlanogram(undefined).slotOf({ modelId: 'M9', modelName: 'Nokia' })).toBe(1);
});
