import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, type ConfigJson } from '../../../shared/domain/setting-changes.ts';
import { findChanges } from './layer.ts';

const name = fc.constantFrom('a', 'b', 'driver', 'kind', '__proto__', 'constructor');
const { tree } = fc.letrec<{ tree: unknown; object: ConfigJson }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.constant(null),
    fc.array(fc.integer()),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(name, tie('tree')), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
}));
const config = fc
  .array(fc.tuple(name, tree), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries) as ConfigJson);

describe('changes over a configuration', () => {
  it('make any configuration out of any other, and nothing where both are alike', () => {
    fc.assert(
      fc.property(config, config, (given, wanted) => {
        expect(applyChanges(given, findChanges(given, wanted))).toEqual(wanted);
        expect(findChanges(given, given)).toEqual([]);
      }),
    );
  });

  it('leave what they do not name as the file has it, also when the file changes later', () => {
    const changes = findChanges(
      { backend: { url: 'http://a', account: 'x' } },
      { backend: { url: 'http://b', account: 'x' } },
    );
    expect(changes).toEqual([{ kind: 'set', path: ['backend', 'url'], value: 'http://b' }]);
    expect(applyChanges({ backend: { url: 'http://a', account: 'y' }, idleSeconds: 30 }, changes)).toEqual({
      backend: { url: 'http://b', account: 'y' },
      idleSeconds: 30,
    });
  });

  it('replace a device of another driver whole', () => {
    const given = { devices: { board: { driver: 'modbus', unit: 4 } } };
    expect(findChanges(given, { devices: { board: { driver: 'simulated' } } })).toEqual([
      { kind: 'set', path: ['devices', 'board'], value: { driver: 'simulated' } },
    ]);
  });

  it('never reach the prototype of anything', () => {
    const changed = applyChanges({}, [{ kind: 'set', path: ['__proto__', 'polluted'], value: true }]);
    expect(Object.hasOwn(changed, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
