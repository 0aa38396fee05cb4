import { expect, it } from 'vitest';
import { stateOf } from './kiosk-state.ts';
import { SOUND } from './test-kit/sample-overview.ts';

it('tells the fleet of an update that was taken back, and of none where there is none', () => {
  expect(stateOf(SOUND).update).toBeNull();
  const need = { kind: 'update', urgency: 'soon', state: 'takenBack', version: '2.0.0' } as const;
  const state = stateOf({ ...SOUND, needs: [need] });
  expect(state.update).toEqual({ state: 'takenBack', version: '2.0.0' });
  expect(state.needs).toEqual([{ kind: 'update', urgency: 'soon' }]);
});
