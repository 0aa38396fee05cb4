import type { MachineConfig } from '../../devices/open-devices.ts';
import { type DevicesConfig, devicesSchema, type Planogram } from '../../system/config/devices-schema.ts';
import type { DemoGround, DemoPart, Simulated } from './demo-part.ts';
import { simulateCabinet, simulateReceiptPrinter, simulateScanner } from './simulate-cabinet.ts';
import { simulateDispenser } from './simulate-dispenser.ts';
import { simulateDocumentPrinter } from './simulate-document-printer.ts';
import { simulateCoinAcceptor, simulateMdb } from './simulate-money.ts';
import { simulatePrinter } from './simulate-printer.ts';

/** The simulated side of the machine: the real drivers' configuration, and what is behind it. */
export interface DemoMachine {
  readonly devices: MachineConfig;
  /** Empty where nothing is simulated. */
  readonly parts: readonly DemoPart[];
  stop(): Promise<void>;
}

/** The demo's whole machine: every device behind its real driver, over a real connection. */
export const DEMO_DEVICES: DevicesConfig = devicesSchema.parse({
  casePrinter: { driver: 'simulated', wire: true },
  dispenser: { driver: 'simulated', wire: true },
  mdb: { driver: 'simulated' },
  receiptPrinter: { driver: 'simulated' },
  board: { driver: 'simulated' },
  scanner: { driver: 'simulated' },
});

/** Where a configuration names no printer or dispenser, a simulated one stands in. */
const STAND_INS = devicesSchema.parse({
  casePrinter: { driver: 'simulated' },
  dispenser: { driver: 'simulated' },
});

/** Starts whatever is simulated. Real drivers go through as they are. */
export async function startDemoMachine(
  devices: DevicesConfig,
  planogram: Planogram | undefined,
  ground: DemoGround,
): Promise<DemoMachine> {
  const running: Simulated<unknown>[] = [];
  const run = async <Config>(simulated: Promise<Simulated<Config>>): Promise<Config> => {
    const started = await simulated;
    running.push(started);
    return started.config;
  };
  const { documentPrinter, mdb, coinAcceptor, receiptPrinter, board, scanner } = devices;
  const casePrinter = devices.casePrinter ?? STAND_INS.casePrinter;
  const dispenser = devices.dispenser ?? STAND_INS.dispenser;
  if (!casePrinter || !dispenser) throw new Error('nothing stands in for the printer or the dispenser');
  const slots = planogram?.map(({ slot }) => slot) ?? [1];
  return {
    devices: {
      casePrinter:
        casePrinter.driver === 'simulated' ? await run(simulatePrinter(casePrinter, ground)) : casePrinter,
      dispenser:
        dispenser.driver === 'simulated' ? await run(simulateDispenser(dispenser, ground, slots)) : dispenser,
      documentPrinter:
        documentPrinter?.driver === 'simulated'
          ? await run(simulateDocumentPrinter(documentPrinter, ground))
          : (documentPrinter ?? null),
      mdb: mdb?.driver === 'simulated' ? await run(simulateMdb(mdb.box, ground)) : (mdb ?? null),
      coinAcceptor:
        coinAcceptor?.driver === 'simulated'
          ? await run(simulateCoinAcceptor(ground))
          : (coinAcceptor ?? null),
      receiptPrinter:
        receiptPrinter?.driver === 'simulated'
          ? await run(simulateReceiptPrinter())
          : (receiptPrinter ?? null),
      board: board?.driver === 'simulated' ? await run(simulateCabinet(ground)) : (board ?? null),
      scanner: scanner?.driver === 'simulated' ? await run(simulateScanner()) : (scanner ?? null),
    },
    get parts() {
      return running.flatMap(({ parts }) => parts);
    },
    stop: async () => {
      for (const part of running.toReversed()) await part.stop();
    },
  };
}
