import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../transport/test-kit/wait-until.ts';
import { type IppEvePrinter, startIppEvePrinter, WAIT_FOR_GATE } from './test-kit/ippeveprinter.ts';
import {
  bootIppPrinter,
  createKioskDisk,
  type KioskDisk,
  printJob,
  until,
  untilJob,
} from './test-kit/printer-rig.ts';
import type { CasePrinterDevice } from './types.ts';

let real: IppEvePrinter;
let disk: KioskDisk;
let printer: CasePrinterDevice;
beforeEach(async () => {
  disk = createKioskDisk();
  real = await startIppEvePrinter();
  printer = bootIppPrinter(real.url, disk);
});
afterEach(async () => {
  await printer.stop();
  await real.stop();
  disk.erase();
});

const READY = { kind: 'ready' } as const;

describe('a printer that we did not write', () => {
  it('is followed through a whole job by its own word', async () => {
    real.behave(WAIT_FOR_GATE);
    expect(await printer.status()).toEqual(READY);
    expect(await printer.submit(printJob('OREN1'))).toMatchObject({ ok: true });
    await waitUntil('print command', () => real.begun().length === 1);
    expect(await printer.jobState('OREN1')).toEqual({ kind: 'printing' });
    expect(await printer.status()).toEqual({ kind: 'busy' });
    real.openGate();
    expect(await untilJob(printer, 'OREN1', 'done')).toEqual({ kind: 'done' });
    expect(real.printed()).toEqual(['OREN1 星空 case']);
  });

  it('tells its supplies, and passes its self-test', async () => {
    expect(await printer.supplies()).toEqual([
      { name: 'Toner Waste Tank', kind: 'waste', levelPercent: 25 },
      { name: 'Black Toner', kind: 'ink', levelPercent: 75 },
    ]);
    const outcomes = (await printer.selfTest()).map(({ step, outcome }) => `${step} ${outcome}`);
    expect(outcomes).toEqual([
      'answers passed',
      'printer-state passed',
      'takes-png passed',
      'job-list passed',
      'supplies passed',
    ]);
  });

  it.each([
    ['media-empty-error', 'mediaEmpty'],
    ['media-jam-error', 'jam'],
    ['cover-open', 'coverOpen'],
    ['marker-supply-empty-error', 'inkEmpty'],
  ] as const)('gives a job up for %s, and says why', async (keyword, reason) => {
    real.behave(`echo "STATE: +${keyword}" >&2; sleep 0.2; exit 1`);
    expect(await printer.submit(printJob('OREN2'))).toMatchObject({ ok: true });
    expect(await untilJob(printer, 'OREN2', 'failed')).toEqual({ kind: 'failed', reason });
    expect(await printer.status()).toEqual({ kind: 'attention', reason });
    // What cannot be finished is not begun.
    expect(await printer.submit(printJob('OREN3'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(real.printed()).toEqual([]);
  });

  it('is cancelled in mid-job', async () => {
    real.behave(WAIT_FOR_GATE);
    await printer.submit(printJob('OREN4'));
    await waitUntil('print command', () => real.begun().length === 1);
    expect(await printer.cancel('OREN4')).toMatchObject({ ok: true });
    real.openGate();
    expect(await untilJob(printer, 'OREN4', 'failed')).toEqual({ kind: 'failed', reason: 'cancelled' });
    expect(await printer.cancel('OREN4')).toMatchObject({ ok: false, error: { kind: 'tooLate' } });
    expect(await printer.cancel('OREN9')).toMatchObject({ ok: false, error: { kind: 'notFound' } });
  });

  it('may be slow', async () => {
    real.behave('sleep 1.5');
    await printer.submit(printJob('OREN5'));
    expect(await untilJob(printer, 'OREN5', 'done')).toEqual({ kind: 'done' });
  });

  it('comes back by itself within 3 s', async () => {
    const seen: string[] = [];
    printer.onStatus((status) => seen.push(status.kind));
    printer.start();
    await waitUntil('first look', () => seen.at(-1) === 'ready');
    await real.kill();
    await waitUntil('loss', () => seen.at(-1) === 'disconnected');
    await real.restart();
    await waitUntil('return', () => seen.at(-1) === 'ready', 3_000);
    expect(printer.counters()).toMatchObject({ reconnects: 1 });
  });
});

describe('the kiosk restarts in mid-job', () => {
  it('finds the job again and prints nothing twice', async () => {
    real.behave(WAIT_FOR_GATE);
    await printer.submit(printJob('OREN6'));
    await waitUntil('print command', () => real.begun().length === 1);
    const reborn = bootIppPrinter(real.url, disk);
    expect(await reborn.jobState('OREN6')).toEqual({ kind: 'printing' });
    expect(await reborn.submit(printJob('OREN6'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
    real.openGate();
    await untilJob(reborn, 'OREN6', 'done');
    expect(real.begun()).toEqual(['OREN6 星空 case']);
  });

  it('finds the job by its name when the memory was lost too', async () => {
    await printer.submit(printJob('OREN7'));
    await untilJob(printer, 'OREN7', 'done');
    disk.loseMemory();
    const reborn = bootIppPrinter(real.url, disk);
    expect(await reborn.jobState('OREN7')).toEqual({ kind: 'done' });
    // Neither the memory nor a printer that was switched on just now can vouch for this one.
    expect(await reborn.jobState('OREN8')).toEqual({ kind: 'unknown' });
  });

  it('is certain that a job is new when its memory is whole', async () => {
    expect(await printer.jobState('OREN9')).toEqual({ kind: 'neverSeen' });
  });
});

describe('the printer is killed in mid-job', () => {
  it('leaves doubt, which a new list without the job does not lift', async () => {
    real.behave(WAIT_FOR_GATE);
    await printer.submit(printJob('OREN10'));
    await waitUntil('print command', () => real.begun().length === 1);
    await real.kill();
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
    expect(await printer.jobState('OREN10')).toEqual({ kind: 'unknown' });
    await real.restart();
    await until(
      () => printer.status(),
      (status) => status.kind === 'ready',
    );
    expect(await printer.jobState('OREN10')).toEqual({ kind: 'unknown' });
    expect(await printer.submit(printJob('OREN10'))).toMatchObject({ ok: false, error: { kind: 'unclear' } });
  });

  it('is not fooled by another job that has the same number now', async () => {
    await printer.submit(printJob('OREN11'));
    real.behave(WAIT_FOR_GATE);
    await real.kill();
    await real.restart();
    const other = createKioskDisk();
    const stranger = bootIppPrinter(real.url, other);
    await stranger.submit(printJob('OTHER1'));
    await waitUntil('print command', () => real.begun().includes('OTHER1 星空 case'));
    expect((await printer.jobState('OREN11')).kind).not.toBe('printing');
    real.openGate();
    await untilJob(stranger, 'OTHER1', 'done');
    other.erase();
  });
});
