import { createKeptValues } from '../../../journal/kept.ts';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { silentLog } from '../../../system/log.ts';
import { MODEL } from '../../sale/simulation/simulated-backend.ts';
import { beginSale, bootKiosk, choosePayment, createWorld, saleOnDisk } from '../../sale/simulation/world.ts';
import { createPrintLine } from '../../staff/queue/print-line.ts';
import { limitToBlanks } from '../limit-to-blanks.ts';
import { createStockBook } from '../stock-book.ts';
import { createStockService, type StockOptions } from '../stock-service.ts';

export const ANN = { personId: 'ann', name: 'Ann', role: 'attendant' } as const;

let acts = 0;
/** An id as the page makes one for each wish. */
export const newActId = () => `act-${String(++acts).padStart(6, '0')}`;

type World = ReturnType<typeof createWorld>;

/** Two slots of the model that the simulated shop sells. */
export const TWO_SLOTS = [1, 2].map((slot) => ({ slot, modelId: MODEL.id, modelName: MODEL.name }));

/** One life of a kiosk that counts its blanks, over the disk and the devices of `world`. */
export function bootStock(world: World, planogram: StockOptions['planogram'] = TWO_SLOTS, canFeed = true) {
  const journal = createSaleJournal(world.database);
  const stock = createStockService({
    book: createStockBook(world.database),
    planogram,
    machineSlots: null,
    canFeed,
    openSales: () => kiosk.store.openSales(),
    readEvents: (saleId) => journal.read(saleId),
    clock: world.clock,
    log: silentLog,
  });
  const line = createPrintLine({
    keeper: createKeptValues(world.database),
    clock: world.clock,
    hasBlank: (sale) => stock.hasBlank(sale),
  });
  const backend = limitToBlanks(world.shop.backend, stock);
  const kiosk = bootKiosk(world, { slotOf: (sale) => stock.slotOf(sale), line, backend });
  kiosk.store.subscribe((sale, event) => stock.note(sale, event));
  stock.start();
  return { ...kiosk, stock, line };
}

export type StockKiosk = ReturnType<typeof bootStock>;

/** Lets a person say how many lie in a slot. */
export function count(kiosk: StockKiosk, slot: number, counted: number) {
  const expected = slotOf(kiosk, slot).count;
  return kiosk.stock.desk.count({ actId: newActId(), slot, counted, expected, reason: null }, ANN);
}

export function slotOf(kiosk: StockKiosk, slot: number) {
  const found = kiosk.stock.view().slots.find((each) => each.slot === slot);
  if (!found) throw new Error(`there is no slot ${slot}`);
  return found;
}

/** A shopper designs, chooses to pay, and pays where that is offered. */
export async function buy(world: World, kiosk: StockKiosk, saleId = 'sale-1') {
  beginSale(kiosk.store, world, saleId);
  const paymentId = choosePayment(kiosk, world, saleId).activePaymentId ?? '';
  await world.clock.advance(1_000);
  if (world.shop.payments.has(paymentId)) world.shop.pay(paymentId);
  await world.clock.advance(2_500);
}

export const isDelivered = (world: World, saleId = 'sale-1') =>
  saleOnDisk(world.database, saleId)?.filesErased === true;

export { createWorld, saleOnDisk };
