import * as nodeFiles from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SyncFiles } from '../../system/atomic-file.ts';
import { silentLog } from '../../system/log.ts';
import { beginVersion } from '../electron-host/begin-version.ts';
import { TRIAL_STARTS_MAX, UPDATE_DELAYS } from './delays.ts';
import { judgeStart } from './judge-start.ts';
import { NO_UPDATES, openUpdateState, type UpdateState, updateTroubleOf } from './update-state.ts';

const trial = { version: '2.0.0', from: '1.0.0', goBackFile: '/kept/1.0.0', putInAtMs: 1_000, starts: 0 };
const onTrial: UpdateState = { ...NO_UPDATES, trial };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-cut-update-'));
  file = join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One start after another of the same program, as a crash loop makes them. */
function startOften(version: string, times: number, nowMs = 2_000) {
  const goBack = vi.fn();
  const state = openUpdateState(file);
  const outcomes = Array.from({ length: times }, () =>
    beginVersion({ state, version, nowMs, log: silentLog, goBack }),
  );
  return { outcomes, goBack, kept: state.read() };
}

describe('a new version', () => {
  it('is tried three times, and then the one before it is put back for good', () => {
    openUpdateState(file).write(onTrial);
    const { outcomes, goBack, kept } = startOften('2.0.0', TRIAL_STARTS_MAX + 1);
    expect(outcomes).toEqual(['onTrial', 'onTrial', 'onTrial', 'gone']);
    expect(goBack).toHaveBeenCalledExactlyOnceWith('/kept/1.0.0');
    expect(kept).toEqual({ ...NO_UPDATES, refused: '2.0.0' });
    expect(updateTroubleOf(kept, '1.0.0')).toEqual({ state: 'takenBack', version: '2.0.0' });
    expect(updateTroubleOf(kept, '2.0.1')).toBeNull();
  });

  it('is taken back when it starts again long after it was put in, without having shown that it works', () => {
    openUpdateState(file).write({ ...onTrial, trial: { ...trial, starts: 1 } });
    const { outcomes } = startOften('2.0.0', 1, trial.putInAtMs + UPDATE_DELAYS.trialMs + 1);
    expect(outcomes).toEqual(['gone']);
  });

  it('is given its first start however long the machine was off, and whatever the clock says', () => {
    for (const nowMs of [trial.putInAtMs + 30 * UPDATE_DELAYS.trialMs, 0]) {
      openUpdateState(file).write(onTrial);
      expect(startOften('2.0.0', 1, nowMs).outcomes).toEqual(['onTrial']);
    }
  });

  it('runs on where there is nothing to go back to', () => {
    openUpdateState(file).write({ ...onTrial, trial: { ...trial, goBackFile: null } });
    const { outcomes, goBack } = startOften('2.0.0', 6);
    expect(new Set(outcomes)).toEqual(new Set(['onTrial']));
    expect(goBack).not.toHaveBeenCalled();
  });

  it('runs when the kept file is gone or the disk is full: a kiosk that may work is better than none', () => {
    openUpdateState(file).write({ ...onTrial, trial: { ...trial, starts: TRIAL_STARTS_MAX } });
    const goBack = vi.fn(() => {
      throw new Error('no such file');
    });
    const state = openUpdateState(file);
    expect(beginVersion({ state, version: '2.0.0', nowMs: 2_000, log: silentLog, goBack })).toBe('run');
    const full = {
      read: () => onTrial,
      write: () => {
        throw new Error('ENOSPC');
      },
    };
    expect(beginVersion({ state: full, version: '2.0.0', nowMs: 2_000, log: silentLog, goBack })).toBe('run');
  });
});

describe('a power cut while the new version is put in', () => {
  it('leaves the old one, which tries again, and after three times no more', () => {
    for (const times of [1, 2, 3]) {
      const state = openUpdateState(file);
      state.write({ ...state.read(), trial });
      const { outcomes, kept } = startOften('1.0.0', 1);
      expect(outcomes).toEqual(['run']);
      expect(kept).toEqual(
        times < 3
          ? { ...NO_UPDATES, failed: { version: '2.0.0', times } }
          : { ...NO_UPDATES, refused: '2.0.0' },
      );
    }
  });

  it('forgets a trial when somebody has installed a third version by hand', () => {
    expect(judgeStart(onTrial, '3.0.0', 2_000)).toEqual({ verdict: { kind: 'run' }, next: NO_UPDATES });
  });

  it('leaves the notes of before or after, whole, at whatever moment it comes', () => {
    const before: UpdateState = { ...NO_UPDATES, refused: '1.5.0' };
    openUpdateState(file).write(before);
    let moments = 0;
    for (let steps = 0; ; steps += 1) {
      try {
        openUpdateState(file, diskThatStopsAfter(steps)).write(onTrial);
        break;
      } catch {
        moments += 1;
        expect([before, onTrial]).toContainEqual(openUpdateState(file).read());
      }
    }
    expect(moments).toBeGreaterThan(3);
    expect(openUpdateState(file).read()).toEqual(onTrial);
  });

  it('starts afresh from notes that cannot be made out', () => {
    for (const text of ['', '{', '{"trial":7}', '\0\0\0\0']) {
      nodeFiles.writeFileSync(file, text);
      expect(openUpdateState(file).read()).toEqual(NO_UPDATES);
    }
  });
});

function diskThatStopsAfter(steps: number): SyncFiles {
  let left = steps;
  const until =
    <Args extends readonly unknown[], Value>(call: (...args: Args) => Value) =>
    (...args: Args): Value => {
      if (left-- <= 0) throw new Error('the power is gone');
      return call(...args);
    };
  return {
    ...nodeFiles,
    openSync: until(nodeFiles.openSync),
    fsyncSync: until(nodeFiles.fsyncSync),
    renameSync: until(nodeFiles.renameSync),
    writeSync: until(
      nodeFiles.writeSync as (handle: number, bytes: Uint8Array) => number,
    ) as SyncFiles['writeSync'],
  };
}
