import { join } from 'node:path';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { DEFAULT_PRINT_PROFILE, type PrintProfile } from '../../shared/domain/print-profile.ts';
import type { Clock } from '../system/clock.ts';
import type { BoardConfig } from './board/config.ts';
import { createModbusLinks } from './board/modbus/link-config.ts';
import { openBoard } from './board/modbus-board.ts';
import type { Board } from './board/types.ts';
import { type CasePrinterConfig, openCasePrinter } from './case-printer/open-case-printer.ts';
import type { CasePrinter, CasePrinterDevice } from './case-printer/types.ts';
import type { CctalkConfig } from './cctalk/config.ts';
import { createCoinAcceptor } from './cctalk/create-coin-acceptor.ts';
import type { CoinAcceptor } from './cctalk/types.ts';
import { FRESH_MOTION_MEMORY, motionMemorySchema } from './dispenser/motion-memory.ts';
import { openDispenser, type VendingGround, type WiredDispenserConfig } from './dispenser/open-dispenser.ts';
import type { Dispenser, DispenserDevice } from './dispenser/types.ts';
import { type DocumentPrinterConfig, openDocumentPrinter } from './document-printer/open-document-printer.ts';
import type { DocumentPrinter, DocumentPrinterDevice } from './document-printer/types.ts';
import { casePrinterInProcess, dispenserInProcess, documentPrinterInProcess } from './in-process.ts';
import { EMPTY_BOOK, mdbBookSchema } from './mdb/books.ts';
import type { MdbConfig } from './mdb/config.ts';
import { createMdb, type OpenedMdb } from './mdb/create-mdb.ts';
import { openReceiptPrinter, type ReceiptPrinterConfig } from './receipt-printer/open-receipt-printer.ts';
import type { ReceiptPrinterDevice } from './receipt-printer/types.ts';
import { openScanner, type ScannerConfig } from './scanner/open-scanner.ts';
import type { OpenedScanner } from './scanner/types.ts';
import { fileMemory } from './simulated-memory.ts';
import { stopWithin } from './stop-within.ts';
import type { Device, DeviceGround, DeviceLog } from './types.ts';

/** The machine as it can be opened: real drivers, and what is simulated without a wire as it is. */
export interface MachineConfig {
  readonly casePrinter:
    | CasePrinterConfig
    | { readonly driver: 'inProcess'; readonly printer: CasePrinter; readonly profile: PrintProfile };
  readonly dispenser: WiredDispenserConfig | { readonly driver: 'inProcess'; readonly dispenser: Dispenser };
  readonly documentPrinter:
    | DocumentPrinterConfig
    | { readonly driver: 'inProcess'; readonly printer: DocumentPrinter }
    | null;
  readonly mdb: MdbConfig | null;
  readonly coinAcceptor: CctalkConfig | null;
  readonly receiptPrinter: ReceiptPrinterConfig | null;
  readonly board: BoardConfig | null;
  readonly scanner: ScannerConfig | null;
}

export interface DevicesGround {
  /** Where drivers keep what they have begun. The same at each start. */
  readonly folder: string;
  readonly currency: string;
  readonly clock: Clock;
  readonly log: DeviceLog;
  /** For a dispenser behind a vending platform. */
  readonly vending?: VendingGround | null;
}

export interface Devices {
  readonly casePrinter: CasePrinterDevice;
  /** What the case printer wants of its files. */
  readonly profile: PrintProfile;
  readonly dispenser: DispenserDevice;
  readonly documentPrinter: DocumentPrinterDevice | null;
  readonly mdb: OpenedMdb | null;
  readonly coinAcceptor: CoinAcceptor | null;
  readonly receiptPrinter: ReceiptPrinterDevice | null;
  readonly board: Board | null;
  readonly scanner: OpenedScanner | null;
  /** Each of them, in the order in which staff see them. */
  readonly all: readonly Device[];
  /** Finds them all, and keeps them found. */
  start(): void;
  /** The last one started first; one that does not come to an end is left alone after a while. */
  stop(): Promise<void>;
}

/**
 * Opens the machine's devices. Nothing is touched before `start`. Throws where the book of what a driver had begun cannot
 * be read: a machine that has forgotten what it was doing must not go on.
 */
export function openDevices(config: MachineConfig, ground: DevicesGround): Devices {
  const { folder, currency, clock, log } = ground;
  const own: DeviceGround = { clock, log };
  const links = createModbusLinks(clock);
  const casePrinter = openPrinter(config.casePrinter, own, folder);
  const dispenser = openAnyDispenser(config.dispenser, {
    ...own,
    links,
    folder,
    vending: ground.vending ?? null,
  });
  const documentPrinter = openAnyDocumentPrinter(config.documentPrinter, own, folder);
  const memory = () => fileMemory(join(folder, 'mdb-book.json'), mdbBookSchema, EMPTY_BOOK, REFUSE);
  const mdb = config.mdb && createMdb(config.mdb, { ...own, currency, memory: memory() });
  const coinAcceptor = config.coinAcceptor && createCoinAcceptor(config.coinAcceptor, { ...own, currency });
  const receiptPrinter = config.receiptPrinter && openReceiptPrinter(config.receiptPrinter, own);
  const board = config.board && openBoard(config.board, { ...own, links });
  const scanner = config.scanner && openScanner(config.scanner, own);
  const all: readonly Device[] = [
    casePrinter,
    dispenser,
    documentPrinter,
    mdb?.device,
    coinAcceptor?.device,
    receiptPrinter,
    board,
    scanner?.scanner,
  ].filter((device) => device != null);
  return {
    ...{ casePrinter, dispenser, documentPrinter, mdb, coinAcceptor, receiptPrinter, board, scanner, all },
    profile: config.casePrinter.profile ?? DEFAULT_PRINT_PROFILE,
    start: () => {
      for (const device of all) device.start();
    },
    stop: async () => {
      for (const device of all.toReversed()) await stopWithin(device, ground);
    },
  };
}

const REFUSE = { unreadable: 'refuse' } as const;

function openPrinter(config: MachineConfig['casePrinter'], ground: DeviceGround, folder: string) {
  if (config.driver === 'inProcess') return casePrinterInProcess(config.printer, ground.clock);
  return openCasePrinter(config, ground, folder);
}

function openAnyDocumentPrinter(
  config: MachineConfig['documentPrinter'],
  ground: DeviceGround,
  folder: string,
): DocumentPrinterDevice | null {
  if (!config) return null;
  if (config.driver === 'inProcess') return documentPrinterInProcess(config.printer, ground.clock);
  return openDocumentPrinter(config, ground, folder);
}

function openAnyDispenser(
  config: MachineConfig['dispenser'],
  { folder, ...ground }: Omit<Parameters<typeof openDispenser>[1], 'memory'> & { readonly folder: string },
): DispenserDevice {
  switch (config.driver) {
    case 'inProcess':
      return dispenserInProcess(config.dispenser, ground.clock);
    case 'modbus':
    case 'vmc':
    case 'vendingPlatform': {
      const file = join(folder, `dispenser-${config.driver}-motions.json`);
      const memory = fileMemory(file, motionMemorySchema, FRESH_MOTION_MEMORY, REFUSE);
      return openDispenser(config, { ...ground, memory });
    }
    default:
      return assertNever(config);
  }
}
