import { staffQueueHandlers } from './bridge/staff-queue.ts';
import { staffStockHandlers } from './bridge/staff-stock.ts';
import type { StaffModeParts } from './kiosk-staff.ts';
import { createQueueDesk } from './services/staff/queue/queue-desk.ts';
import { createShopModels } from './services/stock/shop-models.ts';

/** What staff do with the blanks and with the line before the machine. */
export function stockHandlers({ shop, machine, ground, entry, deviceDesk }: StaffModeParts) {
  const { clock } = ground;
  const { guard } = entry;
  const { stock, line, devices, leftBlanks, engine } = machine;
  const models = createShopModels({ backend: shop.backend, slots: () => stock.slots(), clock });
  const queue = createQueueDesk({
    line,
    store: engine.store,
    clock,
    printer: devices.casePrinter,
    dispenser: devices.dispenser,
    leftBlanks,
    clearTrouble: () => deviceDesk.clearDispenserTrouble(),
  });
  return {
    ...staffStockHandlers({ guard, stock, models }),
    ...staffQueueHandlers({ guard, queue }),
  };
}
