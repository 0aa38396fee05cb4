import { createSaleJournal } from '../../../journal/sale-journal.ts';
import { randomCode } from '../../../system/ids.ts';
import { silentLog } from '../../../system/log.ts';
import { canGive } from '../../payment/change-limits.ts';
import type { MoneyDevices } from '../../payment/money-ports.ts';
import type { SaleAct } from '../../staff/sales/sale-acts.ts';
import { createSalesDesk } from '../../staff/sales/sales-desk.ts';
import { type StaffOffer, staffOffers } from '../staff-offers.ts';
import type { SimulatedKiosk, World } from './world.ts';

export const ANN = { personId: 'ann', name: 'Ann', role: 'supervisor' } as const;
export const BOB = { personId: 'bob', name: 'Bob', role: 'attendant' } as const;

/** Without what is the same in every act: the sale, and what of it was on the screen. */
export type Act = SaleAct extends infer Each
  ? Each extends SaleAct
    ? Omit<Each, 'saleId' | 'version'>
    : never
  : never;

/** The staff's page of a simulated kiosk. */
export function staffAt(
  kiosk: Pick<SimulatedKiosk, 'store'>,
  world: World,
  changer: MoneyDevices['changer'] = null,
) {
  const desk = createSalesDesk({
    store: kiosk.store,
    journal: createSaleJournal(world.database),
    clock: world.clock,
    log: silentLog,
    timeZone: 'Asia/Shanghai',
    hasSlips: true,
    newClaimCode: () => randomCode(),
    canGiveCoins: (amountMinor) => canGive(changer, amountMinor),
  });
  const offers = (saleId = 'sale-1'): StaffOffer[] => {
    const sale = kiosk.store.get(saleId);
    return sale ? staffOffers(sale) : [];
  };
  const act = (wish: Act, { saleId = 'sale-1', who = ANN as typeof ANN | typeof BOB } = {}) =>
    desk.act({ ...wish, saleId, version: kiosk.store.version(saleId) } as SaleAct, who);
  return { desk, offers, act };
}

export type StaffHands = ReturnType<typeof staffAt>;
