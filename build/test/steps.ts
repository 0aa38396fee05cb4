import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../project.ts';
import { readPlaywrightReport } from './playwright-report.ts';
import { runTool } from './run-tool.ts';
import { failedOnce, passedOnce, type Tally, withExit } from './tally.ts';
import { readVitestReport } from './vitest-report.ts';

/** How long each step may take, in milliseconds. */
const LIMITS = {
  typesMs: 5 * 60_000,
  lintMs: 3 * 60_000,
  unitMs: 20 * 60_000,
  simulationMs: 20 * 60_000,
  pageMs: 5 * 60_000,
  e2eMs: 40 * 60_000,
};

/** Each keeps every core busy by itself, and how long it takes is a measure: so one after the other, beside nothing else. */
const SIMULATIONS = [
  'electron/services/simulation',
  'electron/killed-for-real.test.ts',
  'electron/soak.test.ts',
];

export interface Step {
  readonly title: string;
  /** `more`: arguments that a developer adds for the runner. */
  readonly run: (more: readonly string[]) => Promise<Tally>;
}

const program = (...parts: string[]): string => join(projectDir, 'node_modules', ...parts);
const report = (name: string): string => join(projectDir, 'out', 'test', `${name}.json`);

/** The steps of `npm test`, by name and in their order. */
export const STEPS = {
  types: {
    title: 'Type check',
    run: () =>
      runChecks('the type check', LIMITS.typesMs, [
        [program('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
        [program('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'build'],
      ]),
  },
  lint: {
    title: 'Lint',
    run: () =>
      runChecks('the lint', LIMITS.lintMs, [
        [program('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings'],
      ]),
  },
  unit: {
    title: 'Unit and contract tests',
    run: (more) =>
      runVitest('unit', LIMITS.unitMs, [
        ...SIMULATIONS.flatMap((path) => ['--exclude', `${path}/**`, '--exclude', path]),
        ...more,
      ]),
  },
  simulation: {
    title: 'Simulation, kills and soak',
    run: (more) =>
      runVitest('simulation', LIMITS.simulationMs, [...SIMULATIONS, '--no-file-parallelism', ...more]),
  },
  page: {
    title: 'Build of the page',
    run: () => runChecks('the build of the page', LIMITS.pageMs, [['build/setup.mjs', '--need', 'renderer']]),
  },
  e2e: {
    title: 'End-to-end tests',
    run: (more) =>
      runReported('playwright', readPlaywrightReport, LIMITS.e2eMs, [
        program('@playwright', 'test', 'cli.js'),
        'test',
        '--config=e2e/playwright.config.ts',
        ...more,
      ]),
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** Several programs as one test: each must succeed, and all are run, so that all is seen. */
async function runChecks(what: string, limitMs: number, commands: readonly string[][]): Promise<Tally> {
  const failures: string[] = [];
  for (const command of commands) {
    const failure = await runTool(command, limitMs);
    if (failure !== undefined) failures.push(failure);
  }
  return failures.length === 0 ? passedOnce : failedOnce(`${what} failed: ${failures.join(', ')}`);
}

const runVitest = (name: 'unit' | 'simulation', limitMs: number, more: readonly string[]): Promise<Tally> =>
  runReported(name, readVitestReport, limitMs, [
    program('vitest', 'vitest.mjs'),
    'run',
    '--config=build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(name)}`,
    ...more,
  ]);

/** A test runner that leaves a report. No report, or one that cannot be read, is a failure like any other. */
async function runReported(
  runner: 'unit' | 'simulation' | 'playwright',
  read: (report: unknown) => Tally,
  limitMs: number,
  command: readonly string[],
): Promise<Tally> {
  const file = report(runner);
  rmSync(file, { force: true });
  const failure = await runTool(command, limitMs);
  if (!existsSync(file)) return failedOnce(`${runner} ${failure ?? 'ended'} and left no report`);
  try {
    return withExit(read(JSON.parse(readFileSync(file, 'utf8'))), runner, failure);
  } catch (error) {
    return failedOnce(`the report of ${runner} cannot be read: ${String(error)}`);
  }
}
