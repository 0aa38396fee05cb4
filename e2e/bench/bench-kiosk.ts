import { makeKioskFolder, type RunningKiosk, startKiosk } from '../support/kiosk.ts';
import { type ConfigFile, kioskConfig, machine } from '../support/kiosk-config.ts';
import { openShop, type Shop } from '../support/shop.ts';

export interface BenchKiosk extends RunningKiosk {
  readonly shop: Shop;
}

/** Runs `work` with a kiosk and a backend of its own, both in this process, on loopback. */
export async function withKiosk<Value>(
  changes: Partial<ConfigFile>,
  work: (kiosk: BenchKiosk) => Promise<Value>,
): Promise<Value> {
  const shop = await openShop();
  const quick = machine({ printSeconds: 0, dispenseSeconds: 0, collectSeconds: 0 });
  const folder = makeKioskFolder(kioskConfig(shop.backend, { devices: quick, ...changes }));
  const kiosk = await startKiosk(folder);
  try {
    return await work({ ...kiosk, shop });
  } finally {
    await kiosk.stop();
    await shop.close();
    folder.remove();
  }
}
