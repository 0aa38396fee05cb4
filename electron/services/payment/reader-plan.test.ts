import { describe, expect, it } from 'vitest';
import { planReaders, readerPlanProblems } from './reader-plan.ts';

describe('which type is paid at which reader', () => {
  it('is the first reader for a type that names none, with its own settling', () => {
    expect(planReaders([{ type: 5, settle: 'dispensed' }, { type: 6 }], [2])).toEqual({
      readers: { 5: 2, 6: 2 },
      settle: { 2: 'dispensed' },
    });
  });

  it('is the named one of two', () => {
    expect(planReaders([{ type: 5 }, { type: 6, reader: 2 }, { type: 4 }], [1, 2])).toEqual({
      readers: { 5: 1, 6: 2 },
      settle: {},
    });
  });
});

describe('a configuration that cannot be meant so', () => {
  it.each([
    ['a payment at a reader that is not there', [{ type: 5, reader: 2 }], [1], /payments\.0\.reader.*no 2/],
    ['a reader at which nothing is paid', [{ type: 5 }, { type: 6 }], [1, 2], /nothing is paid at reader 2/],
    [
      'one reader that is told of success at two moments',
      [
        { type: 5, settle: 'orderAccepted' },
        { type: 6, settle: 'dispensed' },
      ],
      [1],
      /payments\.0\.settle: expected the same/,
    ],
  ] as const)('is named: %s', (_name, payments, machine, text) => {
    expect(readerPlanProblems(payments, machine).join('\n')).toMatch(text);
  });

  it('is none of these', () => {
    expect(readerPlanProblems([{ type: 5 }, { type: 6, reader: 2 }], [1, 2])).toEqual([]);
    expect(readerPlanProblems([{ type: 1 }, { type: 4 }], [1])).toEqual([]);
    expect(readerPlanProblems([{ type: 5 }], [])).toEqual([]);
  });
});
