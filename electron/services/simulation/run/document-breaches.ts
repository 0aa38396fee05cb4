import type { DatabaseSync } from 'node:sqlite';
import type { DocumentOrderRecord } from '../../documents/order/document-order.ts';
import { createOrderBook } from '../../documents/order/order-book.ts';
import type { World } from '../world/world.ts';

const READ_AT_MOST = 1_000;

/** The same rules for papers: money at the print shop is sheets, a claim, or went back; nothing is printed unpaid or too often. */
export function documentBreaches({ printShop }: World, database: DatabaseSync): string[] {
  const records = createOrderBook(database).recent(READ_AT_MOST);
  const placed = records.flatMap((record) => (record.orderNo === null ? [] : [record.orderNo]));
  const twice = placed.filter((orderNo, index) => placed.indexOf(orderNo) !== index);
  const unknown = [...printShop.orders.keys()].filter(
    (orderNo) => printShop.hasMoneyOf(orderNo) && !placed.includes(orderNo),
  );
  return [
    ...twice.map((orderNo) => `documents: ${orderNo} stands for two orders`),
    ...unknown.map((orderNo) => `documents: ${orderNo} was paid, and nobody here knows of it`),
    ...records.flatMap((record) => [
      ...moneyBreaches(printShop, record),
      ...sheetBreaches(printShop, record),
      ...fileBreaches(printShop, record),
    ]),
  ];
}

type Shop = World['printShop'];

function moneyBreaches(shop: Shop, record: DocumentOrderRecord): string[] {
  const { documentOrderId, orderNo, stage } = record;
  const state = orderNo === null ? undefined : shop.orders.get(orderNo)?.state;
  const isPaid = orderNo !== null && shop.hasMoneyOf(orderNo);
  switch (stage.kind) {
    case 'printed':
    case 'collected':
      return isOut(shop, record)
        ? []
        : [`documents: ${documentOrderId} is ${stage.kind}, and its sheets are not`];
    case 'settled':
      return stage.how !== 'printed' || isOut(shop, record)
        ? []
        : [`documents: ${documentOrderId} was handed over, and its sheets are not printed`];
    case 'claim':
      return [];
    case 'refunding':
    case 'refunded':
      return isPaid ? [`documents: ${documentOrderId} is ${stage.kind}, and the shop has its money`] : [];
    case 'cancelled':
    case 'timedOut':
    case 'refused':
      return isPaid ? [`documents: ${documentOrderId} is ${stage.kind}, and the shop has its money`] : [];
    default:
      return [`documents: ${documentOrderId} stays at ${stage.kind}, at the shop ${state ?? 'nothing'}`];
  }
}

/** Jobs carry the order's id and the number of the file. */
const jobsOf = (jobs: readonly string[], { documentOrderId }: DocumentOrderRecord, file: number) =>
  jobs.filter((jobId) => jobId.startsWith(`${documentOrderId}-${file + 1}-`));

const isOut = ({ printer }: Shop, record: DocumentOrderRecord): boolean =>
  record.files.every((_, file) => jobsOf(printer.printedJobs(), record, file).length > 0);

function sheetBreaches({ printer, orders }: Shop, record: DocumentOrderRecord): string[] {
  const { documentOrderId, orderNo, round, files } = record;
  const state = orderNo === null ? undefined : orders.get(orderNo)?.state;
  const isUnpaid = state === undefined || state === 'PAYING' || state === 'CANCEL';
  return files.flatMap((_, file) => {
    const jobs = jobsOf(printer.knownJobs(), record, file).length;
    if (jobs > 0 && isUnpaid) return [`documents: ${documentOrderId} was printed, and never paid`];
    return jobs > round ? [`documents: file ${file} of ${documentOrderId} was printed ${jobs} times`] : [];
  });
}

const KEEPS_FILES: readonly DocumentOrderRecord['stage']['kind'][] = [
  'claim',
  'printing',
  'printed',
  'refunding',
];

/** Somebody's papers do not stay behind. */
const fileBreaches = ({ files }: Shop, { documentOrderId, stage }: DocumentOrderRecord): string[] =>
  !KEEPS_FILES.includes(stage.kind) && [...files.keys()].some((key) => key.startsWith(`${documentOrderId}/`))
    ? [`privacy: the papers of ${documentOrderId}, which is ${stage.kind}, were not erased`]
    : [];
