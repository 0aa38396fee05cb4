import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import type { Clock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { HOST_DELAYS } from '../delays.ts';
import { keepRunning, type RunningProgram } from './keep-running.ts';

class FakeProgram extends EventEmitter implements RunningProgram {
  exitCode: number | null = null;
  signalCode: string | null = null;
  readonly signals: string[] = [];
  kill(signal: NodeJS.Signals): boolean {
    this.signals.push(signal);
    return true;
  }
  end(code: number): void {
    this.exitCode = code;
    this.emit('exit', code, null);
  }
}

/** A clock whose sleeps end when the test says so. */
function createHeldClock() {
  const sleeps: { delayMs: number; end: () => void }[] = [];
  const clock: Clock = {
    now: () => 0,
    steadyMs: () => 0,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        sleeps.push({ delayMs, end: resolve });
      }),
  };
  return { clock, sleeps };
}

function setUp() {
  const programs: FakeProgram[] = [];
  const { clock, sleeps } = createHeldClock();
  const start = () => {
    const program = new FakeProgram();
    programs.push(program);
    return program;
  };
  const kept = keepRunning({ start, clock, log: silentLog });
  return { programs, sleeps, kept };
}

describe('keepRunning', () => {
  it('starts the program again, later each time', async () => {
    const { programs, sleeps } = setUp();
    programs[0]?.end(1);
    await eventually(() => expect(sleeps.map((sleep) => sleep.delayMs)).toEqual([500]));
    expect(programs).toHaveLength(1);
    sleeps[0]?.end();
    await eventually(() => expect(programs).toHaveLength(2));
    programs[1]?.end(0);
    await eventually(() => expect(sleeps.map((sleep) => sleep.delayMs)).toEqual([500, 1000]));
  });

  it('tries again what could not be started', async () => {
    const { programs, sleeps } = setUp();
    programs[0]?.emit('error', new Error('spawn ENOENT'));
    await eventually(() => expect(sleeps).toHaveLength(1));
    sleeps[0]?.end();
    await eventually(() => expect(programs).toHaveLength(2));
  });

  it('stops a program that obeys, and lets it rest', async () => {
    const { programs, kept } = setUp();
    const stopped = kept.stop();
    expect(programs[0]?.signals).toEqual(['SIGTERM']);
    programs[0]?.end(0);
    await stopped;
    expect(programs).toHaveLength(1);
    expect(programs[0]?.signals).toEqual(['SIGTERM']);
  });

  it('kills a program that does not obey', async () => {
    const { programs, sleeps, kept } = setUp();
    const stopped = kept.stop();
    expect(sleeps.map((sleep) => sleep.delayMs)).toEqual([HOST_DELAYS.closeScreenMs]);
    sleeps[0]?.end();
    await eventually(() => expect(programs[0]?.signals).toEqual(['SIGTERM', 'SIGKILL']));
    programs[0]?.end(137);
    await stopped;
  });

  it('starts a program again that hangs, at once the first time', async () => {
    const { programs, sleeps, kept } = setUp();
    kept.restart();
    expect(programs[0]?.signals).toEqual(['SIGKILL']);
    programs[0]?.end(137);
    await eventually(() => expect(sleeps.map((sleep) => sleep.delayMs)).toEqual([0]));
    sleeps[0]?.end();
    await eventually(() => expect(programs).toHaveLength(2));
    kept.restart();
    programs[1]?.end(137);
    await eventually(() => expect(sleeps.map((sleep) => sleep.delayMs)).toEqual([0, 500]));
  });

  it('stops while it waits to start again', async () => {
    const { programs, sleeps, kept } = setUp();
    programs[0]?.end(1);
    await eventually(() => expect(sleeps).toHaveLength(1));
    await kept.stop();
    expect(programs).toHaveLength(1);
  });
});
