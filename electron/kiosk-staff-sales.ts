import { staffSalesHandlers } from './bridge/staff-sales.ts';
import { createCouponOutcomes } from './journal/coupon-outcomes.ts';
import { createSaleJournal } from './journal/sale-journal.ts';
import { newClaimCode } from './kiosk-machine.ts';
import type { StaffModeParts } from './kiosk-staff.ts';
import { canGive } from './services/payment/change-limits.ts';
import type { StaffExport } from './services/staff/export/staff-export.ts';
import { exportSales } from './services/staff/sales/export-sales.ts';
import { createSalePictures } from './services/staff/sales/sale-picture.ts';
import { createSalesDesk } from './services/staff/sales/sales-desk.ts';

/** Sales, as staff see them and make them good. */
export function openStaffSales(
  { shop, machine, ground, entry, documents }: StaffModeParts,
  exports: StaffExport,
) {
  const { clock, log, database } = ground;
  const { timeZone, deviceId } = shop.config;
  const { store } = machine.engine;
  const journal = createSaleJournal(database);
  const changer = machine.devices.mdb?.changer ?? null;
  const desk = createSalesDesk({
    store,
    journal,
    clock,
    log,
    timeZone,
    documents,
    couponOutcomeOf: createCouponOutcomes(database).get,
    hasSlips: machine.devices.receiptPrinter !== null,
    newClaimCode: () => newClaimCode(machine.engine),
    canGiveCoins: (amountMinor) => canGive(changer, amountMinor),
  });
  const books = { store, journal, clock, timeZone, deviceId, exports };
  return {
    handlePicture: createSalePictures({ staff: entry.staff, store, printFiles: machine.printFiles }),
    handlers: staffSalesHandlers({
      guard: entry.guard,
      desk,
      exportSales: (wish) => exportSales(wish, books),
    }),
  };
}
