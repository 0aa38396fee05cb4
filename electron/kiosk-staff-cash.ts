import { randomUUID } from 'node:crypto';
import { staffCashHandlers } from './bridge/staff-cash.ts';
import { createSaleJournal } from './journal/sale-journal.ts';
import type { Closers } from './kiosk-ground.ts';
import { moneyDevicesOf } from './kiosk-money.ts';
import type { StaffModeParts } from './kiosk-staff.ts';
import { createCashListener } from './services/cash/cash-listener.ts';
import { createCashService } from './services/cash/cash-service.ts';
import { createCashSlips } from './services/cash/cash-slip.ts';
import { createCashUpBook } from './services/cash/cash-up-book.ts';
import { createCashUpDesk } from './services/cash/cash-up-desk.ts';
import { createMovesBook } from './services/cash/moves-book.ts';
import type { StaffExport } from './services/staff/export/staff-export.ts';

/** The book of the machine's money, and its cash-ups. */
export function openStaffCash(
  { shop, machine, ground, entry }: StaffModeParts,
  files: StaffExport,
  closers: Closers,
) {
  const { database, clock, log } = ground;
  const { currency, deviceId, timeZone } = shop.config;
  const printer = machine.devices.receiptPrinter;
  const devices = moneyDevicesOf(shop.config, machine.devices);
  const journal = createSaleJournal(database);
  const moves = createMovesBook({
    database,
    clock,
    readEvents: (saleId) => journal.read(saleId),
    strays: () => machine.money.strayMoney(),
  });
  const book = createCashUpBook(database);
  const desk = createCashUpDesk({
    book,
    moves,
    audit: entry.audit,
    clock,
    places: () => ({
      tubes: devices.changer !== null,
      cashBox: devices.coins.length > 0,
      stacker: devices.validator !== null,
    }),
    checkPin: entry.staff.checkPin,
    newId: () => randomUUID(),
  });
  const print = createCashSlips({
    printer,
    book,
    deviceId,
    log,
    ground: () => {
      const { locales, shopName } = ground.live.now();
      return { locale: locales[0] ?? 'en', currency, timeZone, shopName };
    },
  });
  const cash = createCashService({
    ...{ moves, book, desk, devices, files, clock, currency, deviceId, timeZone },
    print: printer && print,
  });
  const listener = createCashListener({ moves, devices, clock, log });
  closers.push(() => listener.stop());
  return {
    start: () => listener.start(),
    cash,
    handlers: staffCashHandlers({ guard: entry.guard, cash }),
  };
}
