import { deviceHandlers } from './bridge/devices.ts';
import type { ScreenNews } from './bridge/screen-news.ts';
import type { StaffGuard } from './bridge/staff-guard.ts';
import { createPanelHandler } from './demo/machine/panel-files.ts';
import { decodeTraffic } from './devices/traffic/decode-traffic.ts';
import { createCouponOutcomes } from './journal/coupon-outcomes.ts';
import { isInUseBySale } from './kiosk-device-tests.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import { createDeviceDesk } from './services/devices/device-desk.ts';
import { createScannedCodes } from './services/devices/scanned-codes.ts';
import { createSelfTests } from './services/devices/self-test.ts';
import { createCabinetLights } from './services/health/cabinet-lights.ts';
import type { KioskHealth } from './services/health/kiosk-health.ts';
import { createDocumentSlips, type DocumentSlipsOptions } from './services/receipts/document-slips.ts';
import { createReceiptService } from './services/receipts/receipt-service.ts';
import { writeSlip } from './services/receipts/write-slip.ts';
import type { SaleService } from './services/sale/sale-service.ts';
import type { SessionService } from './services/session/session-service.ts';

export interface DeviceServicesGround {
  readonly news: ScreenNews;
  readonly sessions: SessionService;
  readonly sales: SaleService;
  readonly health: KioskHealth;
  readonly guard: StaffGuard;
  /** Null: this kiosk prints no documents. */
  readonly documentOrders: DocumentSlipsOptions['orders'] | null;
}

/** What the machine does beside the sale itself: slips of paper, lights, codes, and itself shown to staff. */
export function openDeviceServices(
  shop: Shop,
  machine: Machine,
  ground: Ground,
  { news, sessions, sales, health, guard, documentOrders }: DeviceServicesGround,
  closers: Closers,
) {
  const { config } = shop;
  const { clock, log, kept } = ground;
  const { devices, simulated, engine } = machine;
  const style = () => ({ timeZone: config.timeZone, shopName: ground.live.now().shopName });
  const localeOf = ({ sessionId }: { readonly sessionId: string | null }) => {
    const session = sessions.current();
    const isTheirs = session !== null && session.sessionId === sessionId;
    return isTheirs ? session.locale : (ground.live.now().locales[0] ?? 'en');
  };
  const coupons = createCouponOutcomes(ground.database);
  const ofSlips = { printer: devices.receiptPrinter, keeper: kept, clock, log, localeOf };
  const receipts = createReceiptService({
    ...ofSlips,
    store: engine.store,
    write: (slip, sale) => writeSlip(slip, sale, style(), coupons.get(sale.saleId)),
    onChange: (saleId, slip) => news.emit('slipChanged', { saleId, slip }),
  });
  const documentSlips =
    documentOrders &&
    createDocumentSlips({
      ...ofSlips,
      orders: documentOrders,
      style: () => ({ ...style(), currency: config.currency }),
      onChange: (documentOrderId, slip) => news.emit('documentSlipChanged', { documentOrderId, slip }),
    });
  const codes = createScannedCodes({
    scanner: devices.scanner,
    clock,
    onCode: (text) => news.emit('codeScanned', { text }),
  });
  const desk = createDeviceDesk({
    devices: devices.all,
    decode: decodeTraffic,
    selfTests: createSelfTests({
      devices: devices.all,
      clock,
      isInUse: (deviceId) => isInUseBySale(deviceId, engine.store.openSales()),
    }),
    dispenser: {
      clearTrouble: () => {
        devices.dispenser.clearTrouble();
        machine.leftBlanks.clear();
      },
    },
  });
  const lights =
    devices.board &&
    createCabinetLights({
      board: devices.board,
      clock,
      kioskStatus: () => health.status(),
      openSales: () => engine.store.openSales(),
      currentSale: () => sales.current(),
    });
  closers.push(async () => {
    codes.stop();
    await Promise.all([receipts.stop(), documentSlips?.stop(), lights?.stop()]);
  });
  return {
    deviceDesk: desk,
    documentSlips,
    handlers: deviceHandlers({ desk, codes, receipts, documentSlips, guard }),
    /** Null outside of the demo. */
    panel: hasPanel(shop, ground, simulated.parts.length)
      ? createPanelHandler({
          parts: [...simulated.parts, ...shop.demoParts],
          desk,
          currency: config.currency,
          clock,
        })
      : null,
    start: () => {
      receipts.start();
      documentSlips?.start();
      lights?.start();
    },
  };
}

/** One plays with what is simulated, where the program runs from its source, or where the configuration says so. */
function hasPanel({ config }: Shop, { isPackaged }: Ground, simulatedParts: number): boolean {
  return simulatedParts > 0 && (config.demoMachine ?? !isPackaged);
}
