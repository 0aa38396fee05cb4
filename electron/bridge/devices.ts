import { ok } from '../../shared/domain/result.ts';
import type { DeviceDesk } from '../services/devices/device-desk.ts';
import type { ScannedCodes } from '../services/devices/scanned-codes.ts';
import type { DocumentSlips } from '../services/receipts/document-slips.ts';
import type { ReceiptService } from '../services/receipts/receipt-service.ts';
import { refuse } from './refuse.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface DeviceHandlersOptions {
  readonly desk: DeviceDesk;
  readonly codes: ScannedCodes;
  readonly receipts: Pick<ReceiptService, 'slipOf'>;
  /** Null: this kiosk prints no documents. */
  readonly documentSlips: Pick<DocumentSlips, 'slipOf'> | null;
  readonly guard: StaffGuard;
}

const noDevice = () => refuse('notFound', 'the machine has no such device');

/** The machine's devices are for staff; codes and slips are the shopper's. */
export function deviceHandlers({ desk, codes, receipts, documentSlips, guard }: DeviceHandlersOptions) {
  return {
    listDevices: guard.see('seeDevices', async () => ok(await desk.list())),
    testDevice: guard.order(
      'testDevice',
      'testDevice',
      ({ deviceId }) => ({ deviceId }),
      async ({ deviceId }) => {
        const answer = await desk.test(deviceId);
        return answer ? ok(answer) : noDevice();
      },
    ),
    getDeviceTraffic: guard.see('seeTraffic', async ({ deviceId }) => {
      const lines = desk.decodedTraffic(deviceId);
      return lines ? ok(lines) : noDevice();
    }),
    clearDispenserTrouble: guard.order(
      'serveSale',
      'clearDispenserTrouble',
      () => ({}),
      async () => {
        desk.clearDispenserTrouble();
        return ok({});
      },
    ),
    listenForCodes: async ({ forSeconds }) => ok(codes.listen(forSeconds * 1000)),
    reportCode: async ({ text }) => {
      codes.report(text);
      return ok({});
    },
    getSlip: async ({ saleId }) => ok({ saleId, slip: receipts.slipOf(saleId) }),
    getDocumentSlip: async ({ documentOrderId }) =>
      ok({ documentOrderId, slip: documentSlips?.slipOf(documentOrderId) ?? 'none' }),
  } satisfies Partial<BridgeHandlers>;
}
