import { describe, expect, it } from 'vitest';
import type { FoundDevice } from '../../../../shared/contract/staff-tests.ts';
import { fragmentChanges } from './fragment-changes.ts';

const found: FoundDevice = {
  ...{ place: '/dev/ttyACM0', name: '', speaks: 'qibixx', part: 'mdb' },
  settings: { driver: 'qibixx', connection: { path: '/dev/ttyACM0' } },
};

describe('the settings of a device that was found', () => {
  it.each([[{}], [{ devices: {} }], [{ devices: { mdb: { driver: 'wafer', readers: [1, 2] } } }], [null]])(
    'are the whole part where the machine has none, or one of another kind: %j',
    (configured) => {
      expect(fragmentChanges(found, configured)).toEqual([
        { kind: 'set', path: ['devices', 'mdb'], value: found.settings },
      ]);
    },
  );

  it('leave what else is set of a part of the same kind', () => {
    const configured = { devices: { mdb: { driver: 'qibixx', readers: [1, 2] } } };
    expect(fragmentChanges(found, configured)).toEqual([
      { kind: 'set', path: ['devices', 'mdb', 'connection'], value: { path: '/dev/ttyACM0' } },
    ]);
  });
});
