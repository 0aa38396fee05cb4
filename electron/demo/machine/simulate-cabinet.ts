import { type BoardConfig, boardSchema } from '../../devices/board/config.ts';
import { serveOver } from '../../devices/board/modbus/slave.ts';
import { createSimulatedBoard } from '../../devices/board/simulator.ts';
import {
  type ReceiptPrinterConfig,
  receiptPrinterSchema,
} from '../../devices/receipt-printer/open-receipt-printer.ts';
import { createReceiptPrinterSimulator } from '../../devices/receipt-printer/simulator.ts';
import { serialScannerSchema } from '../../devices/scanner/config.ts';
import type { ScannerConfig } from '../../devices/scanner/open-scanner.ts';
import { createSimulatedScanner } from '../../devices/scanner/simulator.ts';
import type { DemoGround, Simulated } from './demo-part.ts';
import { openTcpLine, SHARED_PROCESS_ANSWER_MS, type TcpLine } from './tcp-line.ts';

const connectionTo = ({ host, port }: TcpLine) => ({ host, port });

/** Door, lights, UPS and warmth, behind Modbus TCP. */
export async function simulateCabinet({ clock }: DemoGround): Promise<Simulated<BoardConfig>> {
  const line = await openTcpLine();
  const config = boardSchema.parse({
    driver: 'modbus',
    connection: connectionTo(line),
    answerMs: SHARED_PROCESS_ANSWER_MS,
  });
  const board = createSimulatedBoard({ clock, config });
  const forget = serveOver(line.device, 'tcp', board.tables);
  return {
    config,
    parts: [
      {
        partId: 'board',
        verbs: [...board.verbs, ...line.cableVerbs],
        look: () => ({ ...board.look(), isCablePlugged: line.isPlugged() }),
      },
    ],
    stop: async () => {
      forget();
      await line.stop();
    },
  };
}

/** An ESC/POS printer with paper in it. */
export async function simulateReceiptPrinter(): Promise<Simulated<ReceiptPrinterConfig>> {
  const line = await openTcpLine();
  const printer = createReceiptPrinterSimulator(line.device);
  return {
    config: receiptPrinterSchema.parse({ driver: 'escpos', connection: connectionTo(line) }),
    parts: [
      {
        partId: 'receiptPrinter',
        verbs: [...printer.verbs, ...line.cableVerbs],
        look: () => ({ ...printer.look(), isCablePlugged: line.isPlugged() }),
        slips: printer.slips,
      },
    ],
    stop: async () => {
      printer.stop();
      await line.stop();
    },
  };
}

/** A scanner at the end of a line. */
export async function simulateScanner(): Promise<Simulated<ScannerConfig>> {
  const line = await openTcpLine();
  const run = (name: string) => line.cableVerbs.find((verb) => verb.name === name)?.run({});
  const cable = { unplug: () => run('pullCable'), plugIn: () => run('plugCable') };
  const scanner = createSimulatedScanner(line.device, cable);
  return {
    config: serialScannerSchema.parse({ driver: 'serial', connection: connectionTo(line) }),
    parts: [{ partId: 'scanner', verbs: scanner.verbs, look: scanner.look }],
    stop: line.stop,
  };
}
