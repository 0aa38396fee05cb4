import type * as z from 'zod';
import { DEMO_DEVICE_ID, type DemoBackend } from '../../electron/demo/backend/server.ts';
import { hashPin } from '../../electron/services/staff/pin.ts';
import type { configSchema } from '../../electron/system/config/schema.ts';
import { PayType } from '../../shared/domain/payment.ts';

/** The configuration as a technician writes it. */
export type ConfigFile = z.input<typeof configSchema>;

export const STAFF_PIN = '246810';
const pinHash = hashPin(STAFF_PIN);

/** Real times would make a test wait for a machine that is not there. */
const QUICK_MACHINE = { printSeconds: 1, dispenseSeconds: 0.5, collectSeconds: 2 };

/** The simulated devices, with times of the machine as the test needs them. */
export function machine(times: Partial<typeof QUICK_MACHINE> = {}): NonNullable<ConfigFile['devices']> {
  const { printSeconds, ...dispenser } = { ...QUICK_MACHINE, ...times };
  return {
    casePrinter: { driver: 'simulated', printSeconds },
    dispenser: { driver: 'simulated', ...dispenser },
  };
}

/** The same machine with every device, each behind its real driver over a real connection. */
export function wiredMachine(
  times: { readonly printSeconds?: number; readonly collectSeconds?: number } = {},
): NonNullable<ConfigFile['devices']> {
  const { printSeconds = 1, collectSeconds = 2 } = times;
  return {
    casePrinter: { driver: 'simulated', printSeconds, wire: true },
    dispenser: { driver: 'simulated', collectSeconds, wire: true },
    mdb: { driver: 'simulated' },
    receiptPrinter: { driver: 'simulated' },
    board: { driver: 'simulated' },
    scanner: { driver: 'simulated' },
  };
}

/** A kiosk that sells for this backend, with everything on loopback and short times. */
export function kioskConfig(backend: DemoBackend, changes: Partial<ConfigFile> = {}): ConfigFile {
  const qrTypes = [PayType.weChat, PayType.alipay, PayType.unionPay];
  return {
    deviceId: DEMO_DEVICE_ID,
    backend: { url: backend.url, account: backend.account, password: backend.password },
    payments: qrTypes.map((type) => ({ type, qr: backend.payTemplate })),
    pollSeconds: 0.5,
    idleSeconds: 300,
    network: { lanAddress: '127.0.0.1' },
    notify: { orderUrl: `${backend.url}/notify/order`, paymentUrl: `${backend.url}/notify/payment` },
    devices: machine(),
    staff: { pinHash },
    ...changes,
  };
}
