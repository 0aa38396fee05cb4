import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, emptyDesign } from '../../../shared/domain/design.ts';
import {
  beginHistory,
  canRedo,
  canUndo,
  closeEntry,
  type History,
  record,
  recordInto,
  redo,
  rewrite,
  undo,
} from './history.ts';

const design = (name: string): Design => emptyDesign(name);
const named = (history: History): string => history.present.caseId;
const historyOf = (...names: string[]): History =>
  names.reduce((history, name) => record(history, design(name)), beginHistory(design('start')));

const times = (count: number, step: (history: History) => History, from: History): History =>
  Array.from({ length: count }).reduce<History>((history) => step(history), from);

describe('history', () => {
  it('undoes and redoes as many steps as were taken', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 60 }), (names) => {
        const done = historyOf(...names);
        const undone = times(names.length, undo, done);
        expect(named(undone)).toBe('start');
        expect(canUndo(undone)).toBe(false);
        expect(times(names.length, redo, undone)).toEqual(done);
      }),
    );
  });

  it('forgets what was undone when something new is done', () => {
    const history = record(undo(historyOf('a', 'b')), design('c'));
    expect(canRedo(history)).toBe(false);
    expect(named(undo(history))).toBe('a');
  });

  it('takes a held key as one step, and the next hold as another', () => {
    let history = historyOf('a');
    for (const name of ['b', 'c', 'd']) history = recordInto(history, design(name), 'arrow');
    history = recordInto(closeEntry(history), design('e'), 'arrow');
    expect(named(undo(history))).toBe('d');
    expect(named(undo(undo(history)))).toBe('a');
  });

  it('does not grow by a step that changed nothing', () => {
    const history = historyOf('a');
    expect(record(history, history.present)).toBe(history);
  });

  it('rewrites every step, and keeps none that would then do nothing', () => {
    const history = undo(historyOf('a', 'b', 'keep', 'c', 'last'));
    const rewritten = rewrite(history, (step) =>
      ['keep', 'last'].includes(step.caseId) ? step : design('gone'),
    );
    expect([...rewritten.past, rewritten.present, ...rewritten.future].map((step) => step.caseId)).toEqual([
      'gone',
      'keep',
      'gone',
      'last',
    ]);
    expect(named(rewritten)).toBe('gone');
  });
});
