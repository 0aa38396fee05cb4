import type { KioskInfo, KioskStatus } from '../../shared/contract/kiosk.ts';
import { ok } from '../../shared/domain/result.ts';
import { kioskHandlers } from './kiosk.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers, KioskPort } from './types.ts';

const INFO: KioskInfo = {
  demo: false,
  locales: ['en', 'zh-CN'],
  currency: 'CNY',
  idleSeconds: 60,
  printDpi: 300,
  payTypes: [],
};

/** A kiosk that could not be built: it says why on its screen, and does nothing else. */
export function createOutOfServiceKiosk(status: KioskStatus): KioskPort {
  const closed = async () => refuse('unavailable', 'the kiosk is out of service');
  const handlers: BridgeHandlers = {
    ...kioskHandlers({ info: INFO, status: () => status, board: () => [] }),
    getSession: async () => ok(null),
    getSale: async () => ok(null),
    startSession: closed,
    changeLocale: closed,
    endSession: closed,
    keepDraft: closed,
    getDraft: closed,
    listBrands: closed,
    listModels: closed,
    getUploadPage: closed,
    listPhotos: closed,
    removePhoto: closed,
    listUsbPhotos: closed,
    addUsbPhoto: closed,
    checkReadiness: closed,
    startSale: closed,
    choosePayment: closed,
    acceptPrice: closed,
    cancelSale: closed,
    returnCash: closed,
    confirmStaffPayment: closed,
    enterStaff: closed,
    leaveStaff: closed,
    listOpenClaims: closed,
    listDevices: closed,
    testDevice: closed,
    clearDispenserTrouble: closed,
    listenForCodes: closed,
    reportCode: closed,
    getSlip: closed,
  };
  return {
    handlers,
    subscribe: () => () => {},
    handleFile: async () => new Response(null, { status: 503 }),
    close: async () => {},
  };
}
