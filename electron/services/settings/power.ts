import { spawn } from 'node:child_process';
import type { PowerAnswer } from '../../../shared/contract/staff-settings.ts';
import type { HostControls } from '../../system/host-controls.ts';
import type { Log } from '../../system/log.ts';
import { SETTINGS_DELAYS } from './delays.ts';

export interface PowerOptions {
  readonly host: HostControls;
  /** Of the configuration file; missing: the kiosk does not shut its computer down. */
  readonly shutdownCommand: readonly string[] | undefined;
  readonly log: Log;
  /** A shopper is at the screen. */
  hasShopper(): boolean;
}

/** What staff may do to the program and its computer. Carried out a moment later, so that the answer goes out first. */
export interface Power {
  can(): { restart: boolean; leave: boolean; shutDown: boolean };
  restart(): PowerAnswer;
  leave(): PowerAnswer;
  shutDown(): Promise<PowerAnswer>;
}

export function createPower({ host, shutdownCommand, log, hasShopper }: PowerOptions): Power {
  const later = (work: (() => void) | undefined): PowerAnswer => {
    if (!work) return { kind: 'refused', reason: 'notPossible' };
    if (hasShopper()) return { kind: 'refused', reason: 'shopperHere' };
    setTimeout(work, SETTINGS_DELAYS.afterAnswerMs);
    return { kind: 'done' };
  };
  return {
    can: () => ({
      restart: host.restart !== undefined,
      leave: host.leave !== undefined,
      shutDown: shutdownCommand !== undefined,
    }),
    restart: () => later(host.restart),
    leave: () => later(host.leave),
    shutDown: async () => {
      const [program, ...rest] = shutdownCommand ?? [];
      if (program === undefined) return { kind: 'refused', reason: 'notPossible' };
      if (hasShopper()) return { kind: 'refused', reason: 'shopperHere' };
      const hasBegun = await run(program, rest);
      if (!hasBegun) log.error({ program }, 'the computer could not be shut down');
      return hasBegun ? { kind: 'done' } : { kind: 'refused', reason: 'failed' };
    },
  };
}

/** Whether the program could be started and did not fail at once. It ends us, so its end is not waited for. */
function run(program: string, args: readonly string[]): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const timer = setTimeout(() => resolve(true), SETTINGS_DELAYS.shutDownMs);
  child.once('error', () => resolve(false));
  child.once('exit', (code) => resolve(code === 0));
  return promise.finally(() => {
    clearTimeout(timer);
    child.unref();
  });
}
