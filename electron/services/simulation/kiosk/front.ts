import { PayType } from '../../../../shared/domain/payment.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import { brandToSell } from '../../../bridge/sale.ts';
import type { Dispenser } from '../../../devices/dispenser/types.ts';
import type { CoinChanger } from '../../../devices/mdb/types.ts';
import type { KeptValues } from '../../../journal/kept.ts';
import type { SaleJournal } from '../../../journal/sale-journal.ts';
import type { Clock } from '../../../system/clock.ts';
import type { IdIssuer } from '../../../system/ids.ts';
import type { Log } from '../../../system/log.ts';
import type { LeftBlanks } from '../../fulfilment/left-blanks.ts';
import { isOnMachine } from '../../fulfilment/machine-turn.ts';
import type { BackendHealth } from '../../health/backend-health.ts';
import { createReadinessService } from '../../health/readiness.ts';
import type { VisitDesk } from '../../members/visit-desk.ts';
import type { OfflineSales } from '../../offline/offline-sales.ts';
import { stockLeft } from '../../offline/stock-left.ts';
import { canGive } from '../../payment/change-limits.ts';
import type { MoneyService } from '../../payment/money-service.ts';
import type { SaleEngine } from '../../sale/sale-engine.ts';
import { createSaleService, type SaleService } from '../../sale/sale-service.ts';
import { createSessionService } from '../../session/session-service.ts';
import { createSalesDesk } from '../../staff/sales/sales-desk.ts';
import type { World } from '../world/world.ts';
import { PICTURE } from './boot.ts';
import type { ShopWindow } from './shop-window.ts';
import type { SimDisk } from './sim-disk.ts';

export const PAY_TYPES = [
  PayType.weChat,
  PayType.alipay,
  PayType.cash,
  PayType.nayax,
  PayType.onSite,
] as const;

export interface FrontParts {
  readonly world: World;
  readonly disk: SimDisk;
  readonly clock: Clock;
  readonly log: Log;
  readonly keeper: KeptValues;
  readonly journal: SaleJournal;
  readonly engine: SaleEngine;
  readonly money: MoneyService;
  readonly ids: IdIssuer;
  readonly health: BackendHealth;
  readonly changer: CoinChanger;
  readonly leftBlanks: LeftBlanks;
  readonly dispenser: Dispenser;
  readonly window: ShopWindow;
  readonly offline: OfflineSales | null;
  readonly visits: VisitDesk | null;
  newClaimCode(): string;
}

/** What shoppers and staff touch of the kiosk: the services behind the bridge's calls. */
export async function openFront(parts: FrontParts) {
  const { world, disk, clock, keeper, journal, engine, money, changer, window, offline, visits } = parts;
  const { store } = engine;
  const nobody = async () => undefined;
  const sessions = createSessionService({
    keeper,
    clock,
    log: parts.log,
    onOpen: async () => visits?.open(),
    onLocale: nobody,
    onClose: async () => visits?.close(),
  });
  store.subscribe((sale, event) => {
    const isTheirs = sale.sessionId === sessions.current()?.sessionId;
    if (event.kind === 'discountRemoved' && isTheirs) visits?.current()?.removeCoupon();
  });
  /** As the screen shows it. */
  const findModel = () => {
    const model = window.model();
    return model && { ...model, stock: stockLeft(model, store.openSales()) };
  };
  const readiness = createReadinessService({
    printer: world.machine.casePrinter,
    dispenser: parts.dispenser,
    isPlaceBlocked: () => parts.leftBlanks.isPlaceBlocked(store.openSales().some(isOnMachine)),
    payTypes: [...PAY_TYPES],
    moneyObstacle: money.obstacle,
    givesChange: () => money.facts.cash.givesChange,
    isBackendReachable: () => parts.health.isReachable(),
    sellsWithoutBackend: (brandId) => !visits?.current()?.coupon() && offline?.isOn(brandId) === true,
    isStorageWritable: async () => !disk.isFull(),
    isOnMains: async () => true,
  });
  const sales: SaleService = createSaleService({
    store,
    ids: parts.ids,
    clock,
    currency: 'CNY',
    session: () => sessions.current(),
    setSale: (saleId) => sessions.setSale(saleId),
    findModel,
    ...(visits && { purchase: visits.purchase }),
    adoptPrintFile: async (_printFileId, saleId) => {
      if (disk.isFull()) return err('storageFull');
      world.pictures.set(saleId, new Uint8Array([1, 2, 3]));
      return ok(PICTURE);
    },
    isPayTypeAvailable: (payType) => {
      const sale = sales.current();
      const methods = readiness.payMethods(sale && brandToSell(sale));
      return methods.some((method) => method.payType === payType && method.available);
    },
    pollPayments: () => engine.payments.pollNow(),
  });
  const staff = createSalesDesk({
    store,
    journal,
    clock,
    log: parts.log,
    timeZone: world.plan.timeZone,
    hasSlips: true,
    newClaimCode: parts.newClaimCode,
    canGiveCoins: (amountMinor) => canGive(changer, amountMinor),
  });
  await sessions.restore((session) => session.saleId !== null && store.get(session.saleId)?.closed === null);
  return { sessions, sales, readiness, staff, visits, look: window.look, findModel };
}
