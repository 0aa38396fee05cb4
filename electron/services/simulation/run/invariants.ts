import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { OrderStatus } from '../../../../shared/domain/order.ts';
import { createOutbox } from '../../../journal/outbox.ts';
import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { fold } from '../../sale/apply.ts';
import { attemptOf, type Sale } from '../../sale/sale.ts';
import { openClaims, owedMinor } from '../../sale/settlement.ts';
import type { SimKiosk } from '../kiosk/boot.ts';
import type { Records } from '../kiosk/records.ts';
import type { SimDisk } from '../kiosk/sim-disk.ts';
import type { Staff } from '../people/staff.ts';
import type { World } from '../world/world.ts';
import { documentBreaches } from './document-breaches.ts';
import {
  couponBreaches,
  offlineBreaches,
  retailBreaches,
  stockBreaches,
  tradeBreaches,
} from './system-breaches.ts';

export interface EndOfPlay {
  readonly world: World;
  readonly disk: SimDisk;
  readonly records: Records;
  readonly staff: Staff;
  readonly kiosk: SimKiosk | null;
  /** The sale of the last, patient shopper. */
  readonly probe: string | null;
}

/** The rules of the design, checked against the world's own books. Each breach is a sentence. */
export function breachesOf(end: EndOfPlay): string[] {
  return end.disk.inspect((database) => {
    const journal = createSaleJournal(database);
    const saleIds = z
      .array(z.object({ sale_id: z.string() }))
      .parse(database.prepare('SELECT sale_id FROM sales ORDER BY rowid').all());
    const sales = saleIds.map(({ sale_id }) => fold(sale_id, journal.read(sale_id)));
    return [
      ...moneyBreaches(end, sales, database),
      ...orderBreaches(end),
      ...caseBreaches(end, sales),
      ...journalBreaches(end, database),
      ...idBreaches(end),
      ...restBreaches(end, sales),
      ...newsBreaches(end, sales, database),
      ...probeBreaches(end, sales),
      ...couponBreaches(end.world, sales, database),
      ...retailBreaches(end.world, sales, database),
      ...tradeBreaches(end.world, sales, database, deliveredOrders(end.world, end.staff, sales)),
      ...offlineBreaches(end.world, sales),
      ...stockBreaches(end.world, database),
      ...documentBreaches(end.world, database),
    ];
  });
}

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

/** Rule 1: every minor unit taken is a delivered case, went back, or is owed where staff can see it. */
function moneyBreaches(
  { world, staff }: EndOfPlay,
  sales: readonly Sale[],
  database: DatabaseSync,
): string[] {
  const { books, changer, validator, reader, till } = world;
  const byPhoneMinor = sum(
    [...books.payments.values()].map((payment) => payment.paidMinor - payment.refundedMinor),
  );
  const cashMinor = changer.takenMinor() - changer.paidMinor() + validator.stackedMinor();
  const tillMinor = till.takenMinor - sum(staff.handed.values());
  const keptMinor = byPhoneMinor + cashMinor + reader.chargedMinor() + tillMinor;
  const deliveredMinor = sum(
    deliveredOrders(world, staff, sales).map((orderId) => priceOf(world, sales, orderId)),
  );
  const owed = sum(sales.flatMap((sale) => openClaims(sale).map((claim) => owedMinor(sale, claim))));
  const strayMinor = strayMoney(world, database);
  const breaches: string[] = [];
  if (keptMinor !== deliveredMinor + owed + strayMinor)
    breaches.push(
      `money: the world holds ${keptMinor} (phones ${byPhoneMinor}, cash ${cashMinor}, cards ${reader.chargedMinor()}, ` +
        `till ${tillMinor}), for cases of ${deliveredMinor}, open claims of ${owed} and stray money of ${strayMinor}`,
    );
  if (reader.heldMinor() !== 0) breaches.push(`money: a card is still promised ${reader.heldMinor()}`);
  return breaches;
}

const deliveredOrders = ({ machine, books }: World, { byHand }: Staff, sales: readonly Sale[]): string[] => {
  const delivered = new Set([...machine.fallen(), ...byHand].map(orderOfMotion));
  return [...delivered].filter((orderId) => books.orders.has(orderId) || isSoldHere(sales, orderId));
};

/** Made and paid for without the backend, which may have refused it since. */
const isSoldHere = (sales: readonly Sale[], orderId: string): boolean =>
  sales.some(({ order, paidBy }) => order?.orderId === orderId && order.offline !== null && paidBy !== null);

const orderOfMotion = (motionId: string): string => motionId.replace(/-again-\d+$/, '');

/** What was paid for the case of an order, less what the provider gave back by itself. */
function priceOf({ books }: World, sales: readonly Sale[], orderId: string): number {
  const order = books.orders.get(orderId);
  const payment = order?.paymentId ? books.payments.get(order.paymentId) : undefined;
  if (!payment) {
    const sale = sales.find((each) => each.order?.orderId === orderId);
    return (sale?.paidBy ? attemptOf(sale, sale.paidBy)?.amountMinor : undefined) ?? 0;
  }
  return payment.paidMinor > 0 ? payment.paidMinor - payment.refundedMinor : payment.amountMinor;
}

const straySchema = z.array(
  z.object({ strayId: z.string(), amountMinor: z.number(), isLost: z.boolean().optional() }),
);

/** Of the book of money that came while nobody paid: what is still in the machine. */
function strayMoney({ changer, validator }: World, database: DatabaseSync): number {
  const row = database.prepare("SELECT body FROM kept WHERE key = 'stray-money'").get();
  const entries = straySchema.parse(row ? JSON.parse(String(row.body)) : []);
  const isOut = validator.keepsLostNotes
    ? () => false
    : ({ isLost }: { isLost?: boolean | undefined }) => isLost;
  return sum(
    entries
      .filter((entry) => !isOut(entry))
      .map((entry) => entry.amountMinor - changer.paidUnder(entry.strayId)),
  );
}

/** Rule 2: at most one order for one payment, and none without its money. */
function orderBreaches({ world: { books } }: EndOfPlay): string[] {
  return [...books.payments.keys()].flatMap((paymentId) => {
    const orders = books.ordersOf(paymentId);
    return orders.length > 1 ? [`orders: ${orders.length} for the one payment ${paymentId}`] : [];
  });
}

/** Rule 2: no case leaves unpaid, none twice, none unprinted; and no motion is made again that nobody ordered. */
function caseBreaches({ world, staff }: EndOfPlay, sales: readonly Sale[]): string[] {
  const { machine, books } = world;
  const breaches: string[] = [];
  const fallen = [...machine.fallen(), ...[...staff.byHand].filter((id) => !machine.fallen().includes(id))];
  const counts = new Map<string, number>();
  for (const motionId of fallen) {
    const orderId = orderOfMotion(motionId);
    const order = books.orders.get(orderId);
    counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
    if (!order && !isSoldHere(sales, orderId))
      breaches.push(`cases: one fell under ${motionId}, which no order stands for`);
    if (!machine.isPrinted(motionId)) breaches.push(`cases: an unprinted one fell under ${motionId}`);
  }
  for (const [orderId, count] of counts)
    if (count > 1) breaches.push(`cases: ${count} fell for the order ${orderId}`);
  for (const sale of sales) {
    const { orderId } = sale.order ?? {};
    if (orderId === undefined) continue;
    const jobs = machine.jobsGiven().filter((jobId) => orderOfMotion(jobId) === orderId).length;
    const ordered = 1 + (staff.again.get(sale.saleId) ?? 0);
    if (jobs > ordered) breaches.push(`cases: ${jobs} prints of ${orderId}, where ${ordered} were wanted`);
  }
  return breaches;
}

/** Rule 3: an event that was acknowledged is never lost. */
function journalBreaches({ records }: EndOfPlay, database: DatabaseSync): string[] {
  const rows = z
    .array(z.object({ sale_id: z.string(), seq: z.number(), kind: z.string() }))
    .parse(database.prepare('SELECT sale_id, seq, kind FROM sale_events').all());
  const kept = new Set(rows.map(({ sale_id, seq, kind }) => `${sale_id} ${seq} ${kind}`));
  return records.acknowledged.flatMap(({ saleId, seq, kind }) =>
    kept.has(`${saleId} ${seq} ${kind}`)
      ? []
      : [`journal: ${kind} of ${saleId} was acknowledged, and is lost`],
  );
}

/** Rule 2: no id is used twice. */
function idBreaches({ records: { issued } }: EndOfPlay): string[] {
  const twice = issued.filter((id, index) => issued.indexOf(id) !== index);
  return twice.map((id) => `ids: ${id} was handed out twice`);
}

/** Rule 3: every sale is at rest, or staff see it. And nobody's picture stays behind. */
function restBreaches({ world, kiosk }: EndOfPlay, sales: readonly Sale[]): string[] {
  const open = kiosk?.store.openSales() ?? [];
  const isVisible = (sale: Sale) => openClaims(sale).length > 0;
  const stuck = open
    .filter((sale) => !isVisible(sale))
    .map(({ saleId }) => `rest: sale ${saleId} goes nowhere`);
  const isOpen = (saleId: string) => open.some((sale) => sale.saleId === saleId);
  const left = sales
    .filter(({ saleId }) => !isOpen(saleId) && world.pictures.has(saleId))
    .map(({ saleId }) => `privacy: the picture of ${saleId} was not erased`);
  return [...(kiosk ? [] : ['rest: the kiosk does not run']), ...stuck, ...left];
}

/** What this machine did, and only it knows, reaches the backend, or staff see that it did not. */
function newsBreaches(
  { world: { books } }: EndOfPlay,
  sales: readonly Sale[],
  database: DatabaseSync,
): string[] {
  const undelivered = new Set(
    createOutbox(database)
      .undelivered('orderStatus', 1_000)
      .map(({ lane }) => lane),
  );
  return sales.flatMap(({ order, collectedAtMs }) => {
    const told = order ? books.orders.get(order.orderId)?.told : undefined;
    if (!order || !told || collectedAtMs === null || undelivered.has(order.orderId)) return [];
    // What the network sends twice comes late: only what is new counts.
    if ([...new Set(told)].at(-1) !== OrderStatus.pickedUp)
      return [`news: the backend was told ${told.join(', ')} of ${order.orderId}, which was picked up`];
    return [];
  });
}

/** A kiosk that has come through all this sells again. */
function probeBreaches({ world, probe }: EndOfPlay, sales: readonly Sale[]): string[] {
  const sale = sales.find(({ saleId }) => saleId === probe);
  const orderId = sale?.order?.orderId;
  const isServed = orderId !== undefined && world.machine.fallen().includes(orderId);
  return isServed ? [] : ['service: after it all the kiosk does not sell a case to a patient shopper'];
}
