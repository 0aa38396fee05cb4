import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateTrouble } from '../../../shared/domain/update-trouble.ts';
import { createSteppedClock, type SteppedClock } from '../../hosts/update/test-kit/stepped-clock.ts';
import type { AuditEntry } from '../../journal/audit.ts';
import { silentLog } from '../../system/log.ts';
import { createUpdateWatch, UPDATE_WATCH_DELAYS, type UpdateWatch } from './update-watch.ts';

const TAKEN_BACK: UpdateTrouble = { state: 'takenBack', version: '2.0.0' };
let clock: SteppedClock;
let trouble: () => UpdateTrouble | null;
let lines: AuditEntry[];
let kept: Map<string, unknown>;
const error = vi.fn();

beforeEach(() => {
  clock = createSteppedClock();
  trouble = () => null;
  lines = [];
  kept = new Map();
  error.mockClear();
});

/** Each call is a start of the kiosk, with what the ones before it kept. */
function start(): UpdateWatch {
  const watch = createUpdateWatch({
    trouble: () => trouble(),
    audit: (entry) => void lines.push(entry),
    keeper: {
      get: (key) => (kept.has(key) ? { value: JSON.parse(JSON.stringify(kept.get(key))) } : null),
      set: (key, value) => void kept.set(key, value),
    },
    clock,
    log: { ...silentLog, error },
  });
  watch.start();
  return watch;
}

describe('an update that was taken back', () => {
  it('is what staff and fleet are told of, until a newer one has come', async () => {
    trouble = () => TAKEN_BACK;
    const watch = start();
    expect(watch.needs()).toEqual([{ kind: 'update', urgency: 'soon', ...TAKEN_BACK }]);
    trouble = () => null;
    await clock.pass(UPDATE_WATCH_DELAYS.lookMs);
    expect(watch.needs()).toEqual([]);
    await watch.stop();
  });

  it('stands in the audit log once, however often the kiosk starts', async () => {
    trouble = () => TAKEN_BACK;
    for (let times = 0; times < 3; times += 1) await start().stop();
    expect(lines).toEqual([
      expect.objectContaining({
        action: 'updateTakenBack',
        outcome: 'refused',
        personId: null,
        detail: { appVersion: '2.0.0' },
      }),
    ]);
    trouble = () => ({ ...TAKEN_BACK, version: '3.0.0' });
    await start().stop();
    expect(lines.map(({ detail }) => detail.appVersion)).toEqual(['2.0.0', '3.0.0']);
  });
});

describe('a source of updates that is not to be trusted', () => {
  it('is told of while the kiosk runs, and once more when it comes again', async () => {
    const watch = start();
    const untrusted: UpdateTrouble = { state: 'untrusted', version: null };
    for (const now of [untrusted, null, untrusted]) {
      trouble = () => now;
      await clock.pass(UPDATE_WATCH_DELAYS.lookMs);
    }
    expect(watch.needs()).toEqual([{ kind: 'update', urgency: 'soon', ...untrusted }]);
    expect(lines.map(({ action }) => action)).toEqual(['updateRefused', 'updateRefused']);
    await watch.stop();
  });
});

it('goes on looking after the disk did not tell', async () => {
  trouble = () => {
    throw new Error('EIO');
  };
  const watch = start();
  expect(error).toHaveBeenCalledOnce();
  trouble = () => TAKEN_BACK;
  await clock.pass(UPDATE_WATCH_DELAYS.lookMs);
  expect(watch.needs()).toHaveLength(1);
  await watch.stop();
});
