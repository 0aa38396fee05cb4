import { describe, expect, it } from 'vitest';
import { readPlaywrightReport } from './playwright-report.ts';
import { addTallies, failedOnce, isGreen, passedOnce, summarise, type Tally, withExit } from './tally.ts';
import { readVitestReport } from './vitest-report.ts';

const nothing: Tally = { passed: 0, failed: 0, skipped: [], problems: [] };

describe('summarise', () => {
  it('says how many passed and failed, and nothing more', () => {
    const skipped = [{ name: 'a', reason: 'b' }];
    expect(summarise({ ...nothing, passed: 3, failed: 1, skipped })).toBe('3 passed, 1 failed');
  });
});

describe('isGreen', () => {
  it('is not fooled by nothing at all', () => {
    expect(isGreen(nothing)).toBe(false);
    expect(isGreen({ ...nothing, skipped: [{ name: 'a', reason: 'b' }] })).toBe(false);
    expect(isGreen(addTallies([passedOnce, failedOnce('x')]))).toBe(false);
    expect(isGreen(passedOnce)).toBe(true);
  });
});

describe('withExit', () => {
  it('counts a runner that failed without a failed test', () => {
    const tally = withExit(passedOnce, 'vitest', 'ended with code 1');
    expect(tally).toMatchObject({ passed: 1, failed: 1 });
    expect(tally.problems).toEqual(['vitest ended with code 1, although none of its tests failed']);
  });

  it('does not count a failure twice', () => {
    expect(withExit(failedOnce('x'), 'vitest', 'ended with code 1').failed).toBe(1);
    expect(withExit(passedOnce, 'vitest', undefined).failed).toBe(0);
  });
});

describe('readVitestReport', () => {
  const file = (status: string, tests: string[], message = '') => ({
    name: 'a.test.ts',
    status,
    message,
    assertionResults: tests.map((test, index) => ({
      fullName: `test ${index}`,
      status: test,
      failureMessages: test === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m'] : [],
    })),
  });

  it('adds up tests, and files that did not load', () => {
    const report = {
      testResults: [
        file('failed', ['passed', 'failed', 'skipped', 'todo']),
        file('passed', ['passed']),
        file('failed', [], 'import failed'),
      ],
    };
    expect(readVitestReport(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: [
        { name: 'test 2', reason: 'skipped' },
        { name: 'test 3', reason: 'todo' },
      ],
      problems: ['a.test.ts: test 1\n  expected 1 to be 2', 'a.test.ts: import failed'],
    });
  });

  it('counts a file whose hook failed after its tests passed', () => {
    expect(readVitestReport({ testResults: [file('failed', ['passed'])] })).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('throws on something else', () => {
    expect(() => readVitestReport({})).toThrow();
  });
});

describe('readPlaywrightReport', () => {
  const spec = (title: string, status: string, annotations: object[] = []) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, annotations, results: [{ error: { message: 'not seen' } }] }],
  });

  it('adds up tests at every depth, with the reason of those left out', () => {
    const report = {
      errors: [],
      suites: [
        {
          specs: [spec('one', 'expected'), spec('two', 'unexpected')],
          suites: [
            {
              specs: [
                spec('three', 'skipped', [{ type: 'skip', description: 'no Electron' }]),
                spec('four', 'skipped', [{ type: 'skip' }]),
                spec('five', 'flaky'),
              ],
            },
          ],
        },
      ],
    };
    expect(readPlaywrightReport(report)).toEqual({
      passed: 1,
      failed: 2,
      skipped: [
        { name: 'a.spec.ts: three', reason: 'no Electron' },
        { name: 'a.spec.ts: four', reason: 'no reason given' },
      ],
      problems: ['a.spec.ts: two\n  not seen', 'a.spec.ts: five\n  not seen'],
    });
  });

  it('counts what went wrong outside of the tests', () => {
    const report = { suites: [], errors: [{ message: 'No tests found' }] };
    expect(readPlaywrightReport(report)).toEqual({
      passed: 0,
      failed: 1,
      skipped: [],
      problems: ['No tests found'],
    });
  });
});
