import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import { ok } from '../../../shared/domain/result.ts';
import { silentLog } from '../../system/log.ts';
import { createFakeKiosk } from '../fake-kiosk.ts';
import { UPDATE_DELAYS } from '../update/delays.ts';
import { createSteppedClock, type SteppedClock } from '../update/test-kit/stepped-clock.ts';
import { installedParts } from './installed-parts.ts';
import { openUpdateNotes } from './update-notes.ts';

const URL_OF_START = 'http://127.0.0.1:4173/?token=t';
let folder: string;
let clock: SteppedClock;
let status: KioskStatus;
let isQuiet: boolean;
let leave: () => void;
let openPageAnew: (() => void) | undefined;
const error = vi.fn();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-installed-'));
  mkdirSync(join(folder, 'run', 'screen'), { recursive: true });
  clock = createSteppedClock();
  status = { kind: 'closed', opensAtMs: null };
  isQuiet = true;
  error.mockClear();
});
afterEach(() => {
  leave();
  rmSync(folder, { recursive: true, force: true });
});

function begin() {
  const fake = createFakeKiosk();
  const kiosk = {
    ...fake,
    isQuiet: () => isQuiet,
    handlers: { ...fake.handlers, getKioskStatus: async () => ok(status) },
  };
  const parts = installedParts({
    dataDir: join(folder, 'data'),
    runtimeDir: join(folder, 'run'),
    version: '2.0.0',
    clock,
    log: { ...silentLog, error },
  });
  ({ leave, openPageAnew } = parts.onReady({ kiosk, url: URL_OF_START }));
  return parts;
}

const address = () => join(folder, 'run', 'screen', 'address');
const allowed = () => existsSync(join(folder, 'run', 'update-allowed'));

describe('the installed kiosk', () => {
  it('has the screen open its page anew, under the address of the same start', () => {
    begin();
    openPageAnew?.();
    expect(readFileSync(address(), 'utf8')).toBe(`${URL_OF_START}#page-2\n`);
    openPageAnew?.();
    expect(readFileSync(address(), 'utf8')).toBe(`${URL_OF_START}#page-3\n`);
    leave();
    expect(existsSync(address())).toBe(false);
  });

  it('leaves its address for the screen’s group alone, and takes it away when it ends', () => {
    begin();
    expect(readFileSync(address(), 'utf8')).toBe(`${URL_OF_START}\n`);
    if (process.platform !== 'win32') expect(statSync(address()).mode & 0o777).toBe(0o640);
    leave();
    expect(existsSync(address())).toBe(false);
  });

  it('allows updates while nobody is there, and at no other time', async () => {
    begin();
    await clock.pass(UPDATE_DELAYS.lookMs);
    expect(allowed()).toBe(true);
    isQuiet = false;
    await clock.pass(UPDATE_DELAYS.lookMs);
    expect(allowed()).toBe(false);
    isQuiet = true;
    await clock.pass(UPDATE_DELAYS.lookMs);
    expect(allowed()).toBe(true);
    leave();
    expect(allowed()).toBe(false);
  });

  it('notes that its version works once it was up for two minutes', async () => {
    begin();
    const proven = join(folder, 'data', 'update', 'proven');
    await clock.pass(UPDATE_DELAYS.proofMs / 2);
    expect(existsSync(proven)).toBe(false);
    await clock.pass(UPDATE_DELAYS.proofMs);
    expect(readFileSync(proven, 'utf8')).toBe('2.0.0\n');
  });

  it('tells of a version that was taken back, and of a source that is not to be trusted', () => {
    const note = (name: string, text: string) => {
      mkdirSync(join(folder, 'data', 'update'), { recursive: true });
      writeFileSync(join(folder, 'data', 'update', name), `${text}\n`);
    };
    const { updateTrouble } = begin();
    expect(updateTrouble()).toBeNull();
    note('untrusted', 'source');
    expect(updateTrouble()).toEqual({ state: 'untrusted', version: null });
    note('refused', '2.1.0');
    expect(updateTrouble()).toEqual({ state: 'takenBack', version: '2.1.0' });
    // Long ago: a newer one runs.
    note('refused', '1.9.0');
    rmSync(join(folder, 'data', 'update', 'untrusted'));
    expect(updateTrouble()).toBeNull();
  });

  it('says so when it stands in for a version that was taken back', () => {
    mkdirSync(join(folder, 'data', 'update'), { recursive: true });
    writeFileSync(join(folder, 'data', 'update', 'refused'), '2.1.0\n');
    expect(openUpdateNotes(join(folder, 'data', 'update')).refused()).toBe('2.1.0');
    begin();
    expect(error).toHaveBeenCalledExactlyOnceWith(
      { refused: '2.1.0', version: '2.0.0' },
      expect.stringContaining('taken back'),
    );
  });
});
