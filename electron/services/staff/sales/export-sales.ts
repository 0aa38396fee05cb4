import { setImmediate } from 'node:timers/promises';
import type { MethodInput } from '../../../../shared/contract/index.ts';
import type { ExportAnswer } from '../../../../shared/contract/staff-sales.ts';
import type { SalePage, SaleQuery } from '../../../journal/sale-search.ts';
import type { Clock } from '../../../system/clock.ts';
import { dateOfSite, dayOfSite } from '../../../system/site-day.ts';
import type { SaleStore } from '../../sale/sale-store.ts';
import type { StaffExport } from '../export/staff-export.ts';
import { createSalesCsv } from './sales-csv.ts';

/** Sales that are read between two looks of the rest of the kiosk at its own work. */
const SALES_AT_ONCE = 20;

export interface ExportSalesOptions {
  readonly store: Pick<SaleStore, 'get'>;
  readonly journal: { search(query: SaleQuery): SalePage };
  readonly clock: Clock;
  readonly timeZone: string;
  readonly deviceId: string;
  readonly exports: Pick<StaffExport, 'toStick' | 'offer'>;
}

/** Writes the sales of some days onto the stick; without one the page itself may fetch the file. */
export async function exportSales(
  { fromDaysAgo, toDaysAgo }: MethodInput<'exportSales'>,
  options: ExportSalesOptions,
): Promise<ExportAnswer> {
  const { store, journal, clock, timeZone, exports } = options;
  const first = dayOfSite(clock.now(), Math.max(fromDaysAgo, toDaysAgo), timeZone);
  const last = dayOfSite(clock.now(), Math.min(fromDaysAgo, toDaysAgo), timeZone);
  const csv = createSalesCsv(timeZone);
  let sales = 0;
  let after: string | null = null;
  do {
    const page: SalePage = journal.search({
      text: null,
      state: null,
      fromMs: first.fromMs,
      toMs: last.toMs,
      after,
      limit: SALES_AT_ONCE,
    });
    for (const sale of page.saleIds.flatMap((saleId) => store.get(saleId) ?? [])) {
      csv.add(sale);
      sales += 1;
    }
    after = page.cursor;
    await setImmediate();
  } while (after !== null);
  const days = [first.fromMs, last.fromMs].map((atMs) => dateOfSite(atMs, timeZone)).join('_');
  const device = options.deviceId.replace(/[^\w-]/g, '-').slice(0, 32);
  const fileName = `sales_${device}_${days}.csv`;
  const file = { name: fileName, contentType: 'text/csv; charset=utf-8', bytes: csv.bytes() };
  const written = await exports.toStick(file);
  if (written.ok) return { kind: 'written', fileName, sales };
  if (written.error !== 'noStick') return { kind: 'refused', reason: written.error };
  return { kind: 'offered', fileName, sales, path: exports.offer(file) };
}
