import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachinePart } from '../../../shared/contract/machine-panel.ts';
import { VERBS } from '../words.ts';
import { rowsOf } from './verb-rows.ts';

const partWith = (names: readonly string[], look: MachinePart['look'] = {}): MachinePart => ({
  partId: 'thing',
  verbs: names.map((name) => ({ name, fields: [] })),
  look,
});

describe('the verbs of a part', () => {
  it('are each offered once, whatever a simulator has and what has controls of its own', () => {
    const names = fc.subarray([...Object.keys(VERBS), 'somethingNew']);
    fc.assert(
      fc.property(names, fc.subarray(Object.keys(VERBS)), (has, covers) => {
        const { hand, pairs, trouble, repair, rarePairs, rare } = rowsOf(partWith(has), covers);
        const paired = [...pairs, ...rarePairs].flatMap(({ bad, good }) =>
          bad === good ? [bad] : [bad, good],
        );
        const offered = [...hand, ...paired, ...trouble, ...repair, ...rare].map(({ name }) => name);
        expect(offered.toSorted()).toEqual(has.filter((name) => !covers.includes(name)).toSorted());
      }),
    );
  });

  it('stand beside what undoes them, and say when it is so', () => {
    const names = ['pullCable', 'plugCable', 'jam', 'freeJam'];
    const { pairs } = rowsOf(partWith(names, { isJammed: true, isCablePlugged: true }));
    expect(pairs.map(({ bad, good, isSo }) => [bad.name, good.name, isSo])).toEqual([
      ['jam', 'freeJam', true],
      ['pullCable', 'plugCable', false],
    ]);
  });

  it('that nothing undoes are bad luck of their own', () => {
    const { pairs, trouble, repair } = rowsOf(partWith(['jam', 'openCover', 'repair']));
    expect(pairs).toEqual([]);
    expect(trouble.map(({ name }) => name)).toEqual(['jam', 'openCover']);
    expect(repair.map(({ name }) => name)).toEqual(['repair']);
  });
});
