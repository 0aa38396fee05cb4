import { vendingProblems } from './devices/dispenser/vending-platform/vending-problems.ts';
import { readerPlanProblems } from './services/payment/reader-plan.ts';
import { findIccProfile } from './services/print-production/print-icc-profile.ts';
import type { Config } from './system/config/schema.ts';

/** What is wrong with a configuration that its schema lets pass, as lines with their paths. Empty: nothing. */
export async function configProblems(config: Config): Promise<readonly string[]> {
  return [...missingParts(config), ...vendingProblems(config), ...(await unusableParts(config))];
}

/** The demo stands in for a whole backend, but not for what a real one needs from the configuration. */
function missingParts(config: Config): string[] {
  if (!config.backend) return [];
  const missing: string[] = [];
  if (config.deviceId === undefined) missing.push('deviceId: expected, since "backend" is set');
  if (config.payments === undefined) missing.push('payments: expected, since "backend" is set');
  missing.push(...missingOfSystems(config));
  return missing;
}

/** The demo stands in for them only beside its own backend. */
function missingOfSystems({ gobox, haidian, vendingPlatform, printShop, devices, notify }: Config): string[] {
  const missing: string[] = [];
  if (gobox && gobox.url === undefined) missing.push('gobox.url: expected, since "backend" is set');
  if (haidian && haidian.url === undefined) missing.push('haidian.url: expected, since "backend" is set');
  if (printShop && printShop.url === undefined)
    missing.push('printShop.url: expected, since "backend" is set');
  if (printShop && !devices?.documentPrinter)
    missing.push('devices.documentPrinter: expected, since "printShop" is set');
  if (vendingPlatform && vendingPlatform.url === undefined)
    missing.push('vendingPlatform.url: expected, since "backend" is set');
  if (vendingPlatform && notify?.port === undefined)
    missing.push('notify.port: expected, since the vending platform tells its results there');
  return missing;
}

/** What is well written, and still of no use on this machine: found before a shopper pays. */
async function unusableParts({ devices, payments }: Config): Promise<string[]> {
  const mdb = devices?.mdb;
  const readers = mdb && mdb.driver !== 'simulated' ? readerPlanProblems(payments ?? [], mdb.readers) : [];
  const profile = devices?.casePrinter?.profile;
  if (!profile) return readers;
  const found = await findIccProfile(profile);
  return found.ok ? readers : [...readers, `devices.casePrinter.profile.iccProfile: ${found.error.detail}`];
}
