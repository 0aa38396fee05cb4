import type { MachineConfig } from './devices/open-devices.ts';
import type { SaleJournal } from './journal/sale-journal.ts';
import type { Ground } from './kiosk-ground.ts';
import type { Sale } from './services/sale/sale.ts';
import { createPrintLine } from './services/staff/queue/print-line.ts';
import { createStockBook } from './services/stock/stock-book.ts';
import { createStockService } from './services/stock/stock-service.ts';
import type { Planogram } from './system/config/devices-schema.ts';

export interface StockParts {
  readonly planogram: Planogram | undefined;
  readonly dispenser: MachineConfig['dispenser'];
  readonly canFeed: boolean;
  readonly journal: Pick<SaleJournal, 'read'>;
  openSales(): readonly Sale[];
}

/** The kiosk's own book of its blanks, and the line of cases before the machine. */
export function openStock({ planogram, dispenser, journal, ...parts }: StockParts, ground: Ground) {
  const { database, kept, clock, log } = ground;
  const book = createStockBook(database);
  const stock = createStockService({
    ...parts,
    book,
    planogram,
    machineSlots: wiredSlots(dispenser),
    readEvents: (saleId) => journal.read(saleId),
    clock,
    log: log.child({ part: 'stock' }),
  });
  const line = createPrintLine({ keeper: kept, clock, hasBlank: (sale) => stock.hasBlank(sale) });
  return { stock, line, book };
}

/** The slots that the configuration wires up. A VMC knows its own, and a simulated machine takes any. */
function wiredSlots(dispenser: MachineConfig['dispenser']): number[] | null {
  if (dispenser.driver === 'modbus') return slotsOf(dispenser.wiring.feeds);
  return dispenser.driver === 'vendingPlatform' ? slotsOf(dispenser.feeds) : null;
}

/** Nothing wired: loaded by hand, and the slots are stores beside the machine. */
function slotsOf(feeds: Readonly<Record<string, unknown>>): number[] | null {
  const slots = Object.keys(feeds).map(Number);
  return slots.length === 0 ? null : slots;
}
