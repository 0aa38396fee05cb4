import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { volatileMemory } from '../simulated-memory.ts';
import { createSimulatedCasePrinter, FRESH_PRINTER, type SimulatedPrinterState } from './simulated.ts';
import { type IppSimulator, startIppSimulator } from './simulator-ipp.ts';
import {
  bootIppPrinter,
  createKioskDisk,
  type KioskDisk,
  printJob,
  untilJob,
} from './test-kit/printer-rig.ts';
import type { CasePrinterDevice } from './types.ts';

const state = () => volatileMemory<SimulatedPrinterState>(FRESH_PRINTER);
let memory: ReturnType<typeof state>;
let simulated: ReturnType<typeof createSimulatedCasePrinter>;
let server: IppSimulator;
let disk: KioskDisk;
let printer: CasePrinterDevice;
const simulate = (printMs: number) => createSimulatedCasePrinter({ memory, printMs, clock: systemClock });

beforeEach(async () => {
  memory = state();
  simulated = simulate(200);
  server = await startIppSimulator(simulated, systemClock);
  disk = createKioskDisk();
  printer = bootIppPrinter(server.url, disk);
});
afterEach(async () => {
  await server.stop();
  disk.erase();
});

describe('the simulated printer behind IPP', () => {
  it('prints a job of the real driver', async () => {
    expect(await printer.status()).toEqual({ kind: 'ready' });
    expect(await printer.submit(printJob('A'))).toMatchObject({ ok: true });
    expect(await untilJob(printer, 'A', 'done')).toEqual({ kind: 'done' });
    expect(simulated.printedJobs()).toEqual(['A']);
    expect(server.pictureOf('A')).toEqual(Uint8Array.from(printJob('A').picture));
    expect(await printer.supplies()).toMatchObject([{ kind: 'ink', levelPercent: 100 }, { kind: 'media' }]);
  });

  it.each([
    ['runOutOfMedia', 'mediaEmpty'],
    ['runOutOfInk', 'inkEmpty'],
    ['jam', 'jam'],
    ['openCover', 'coverOpen'],
  ])('is broken by the verb %s', async (verb, reason) => {
    await server.stop();
    server = await startIppSimulator(simulate(60_000), systemClock);
    printer = bootIppPrinter(server.url, disk);
    await printer.submit(printJob('A'));
    simulated.verbs.find(({ name }) => name === verb)?.run({});
    expect(await printer.status()).toEqual({ kind: 'attention', reason });
    expect(await printer.jobState('A')).toEqual({ kind: 'failed', reason });
    expect(simulated.look()).toMatchObject({ trouble: reason });
  });

  it('is gone without power, and remembers its jobs when it is back', async () => {
    await printer.submit(printJob('A'));
    await untilJob(printer, 'A', 'done');
    const second = bootIppPrinter(server.url, disk);
    simulated.pullPlug();
    expect(await second.status()).toEqual({ kind: 'disconnected' });
    simulated.plugIn();
    await server.stop();
    server = await startIppSimulator(simulated, systemClock);
    disk.loseMemory();
    expect(await bootIppPrinter(server.url, disk).jobState('A')).toEqual({ kind: 'done' });
  });

  it('is cancelled, and refuses arguments that do not fit', async () => {
    await server.stop();
    server = await startIppSimulator(simulate(60_000), systemClock);
    printer = bootIppPrinter(server.url, disk);
    await printer.submit(printJob('A'));
    expect(await printer.cancel('A')).toMatchObject({ ok: true });
    expect(await printer.jobState('A')).toEqual({ kind: 'failed', reason: 'cancelled' });
    const setInk = simulated.verbs.find(({ name }) => name === 'setInk');
    expect(() => setInk?.run({ percent: 500 })).toThrow('100');
    setInk?.run({ percent: 7 });
    expect(await printer.supplies()).toMatchObject([{ levelPercent: 7 }, {}]);
  });
});
