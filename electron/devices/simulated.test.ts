import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../services/sale/simulation/virtual-clock.ts';
import {
  createSimulatedCasePrinter,
  FRESH_PRINTER,
  simulatedPrinterSchema,
} from './case-printer/simulated.ts';
import { createSimulatedDispenser, FRESH_DISPENSER } from './dispenser/simulated.ts';
import { fileMemory, volatileMemory } from './simulated-memory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-devices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const job = (jobId: string) => ({ jobId, picture: new Uint8Array([1]), title: 'a case' });

describe('the simulated case printer', () => {
  const open = (clock = createVirtualClock(0)) => {
    const memory = fileMemory(join(folder, 'printer.json'), simulatedPrinterSchema, FRESH_PRINTER);
    return { clock, printer: createSimulatedCasePrinter({ memory, printMs: 5_000, clock }) };
  };

  it('takes one job at a time and finishes it in its own time', async () => {
    const { clock, printer } = open();
    expect(await printer.submit(job('a'))).toMatchObject({ ok: true });
    expect(await printer.submit(job('b'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(await printer.jobState('a')).toEqual({ kind: 'printing' });
    await clock.advance(5_000);
    expect(await printer.jobState('a')).toEqual({ kind: 'done' });
    expect(await printer.jobState('b')).toEqual({ kind: 'neverSeen' });
  });

  it('never prints a job twice, however often it is sent', async () => {
    const { clock, printer } = open();
    await printer.submit(job('a'));
    await clock.advance(6_000);
    expect(await printer.submit(job('a'))).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(printer.printedJobs()).toEqual(['a']);
  });

  it('remembers its jobs while the kiosk is off, and goes on with them', async () => {
    const { clock, printer } = open();
    await printer.submit(job('a'));
    const later = open(clock).printer;
    expect(await later.jobState('a')).toEqual({ kind: 'printing' });
    await clock.advance(5_000);
    expect(await later.jobState('a')).toEqual({ kind: 'done' });
  });

  it('fails the job under way when it jams, and cannot tell anything without power', async () => {
    const { printer } = open();
    await printer.submit(job('a'));
    printer.breakDown('jam');
    expect(await printer.status()).toEqual({ kind: 'attention', reason: 'jam' });
    expect(await printer.jobState('a')).toEqual({ kind: 'failed', reason: 'jam' });
    printer.pullPlug();
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
    expect(await printer.jobState('a')).toEqual({ kind: 'unknown' });
  });

  it('is fresh from the factory when its memory cannot be read', async () => {
    writeFileSync(join(folder, 'printer.json'), '{"jobs": "many"');
    const { printer } = open();
    expect(await printer.status()).toEqual({ kind: 'ready' });
  });
});

describe('the simulated dispenser', () => {
  const open = () => {
    const clock = createVirtualClock(0);
    const memory = volatileMemory(FRESH_DISPENSER);
    return {
      clock,
      dispenser: createSimulatedDispenser({ memory, dispenseMs: 2_000, collectAfterMs: null, clock }),
    };
  };

  it('drops one case and keeps the tray until a hand comes', async () => {
    const { clock, dispenser } = open();
    expect(await dispenser.dispense('a')).toMatchObject({ ok: true });
    await clock.advance(2_000);
    expect(await dispenser.motionState('a')).toEqual({ kind: 'dropped' });
    expect(await dispenser.tray()).toBe('occupied');
    expect(await dispenser.dispense('b')).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    dispenser.collect();
    expect(await dispenser.tray()).toBe('empty');
    expect(await dispenser.dispense('b')).toMatchObject({ ok: true });
  });

  it('fails as it is told, and drops nothing then', async () => {
    const { clock, dispenser } = open();
    dispenser.failNextMotion('noDrop');
    await dispenser.dispense('a');
    await clock.advance(2_000);
    expect(await dispenser.motionState('a')).toEqual({ kind: 'failed', reason: 'noDrop' });
    expect(dispenser.droppedMotions()).toEqual([]);
    expect(await dispenser.tray()).toBe('empty');
  });

  it('moves nothing while its door is open', async () => {
    const { dispenser } = open();
    dispenser.breakDown('doorOpen');
    expect(await dispenser.dispense('a')).toMatchObject({ ok: false });
    dispenser.repair();
    expect(await dispenser.motionState('a')).toEqual({ kind: 'neverSeen' });
  });
});
