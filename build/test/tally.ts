import { stripVTControlCharacters } from 'node:util';

export interface SkippedTest {
  readonly name: string;
  readonly reason: string;
}

/** What a step of `npm test` came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /**
   * What failed, told again at the end of the run, where it is looked for: a test by its name and the first lines of its
   * message, a file that could not be loaded, a runner that crashed.
   */
  readonly problems: readonly string[];
}

export const passedOnce: Tally = { passed: 1, failed: 0, skipped: [], problems: [] };
export const failedOnce = (problem: string): Tally => ({
  passed: 0,
  failed: 1,
  skipped: [],
  problems: [problem],
});

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: sum(tallies.map((tally) => tally.passed)),
    failed: sum(tallies.map((tally) => tally.failed)),
    skipped: tallies.flatMap((tally) => tally.skipped),
    problems: tallies.flatMap((tally) => tally.problems),
  };
}

/** A runner that fails although all its tests passed has failed all the same. */
export function withExit(tally: Tally, runner: string, failure: string | undefined): Tally {
  if (failure === undefined || tally.failed > 0) return tally;
  return addTallies([tally, failedOnce(`${runner} ${failure}, although none of its tests failed`)]);
}

/** Nothing that ran is no success. */
export const isGreen = (tally: Tally): boolean => tally.failed === 0 && tally.passed > 0;

/** The start of a failure's message, without the colours of a terminal: the whole of it stands further up. */
export function shorten(message: string): string {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  return lines.slice(0, MESSAGE_LINES).join('\n  ');
}

const MESSAGE_LINES = 12;

/** The last line of `npm test`, in this form for ever: what was skipped is told in the lines before it. */
export const summarise = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
