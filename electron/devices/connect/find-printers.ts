import { Bonjour, type Browser, type Service } from 'bonjour-service';
import type { FoundDevice } from '../../../shared/contract/staff-tests.ts';
import type { Clock } from '../../system/clock.ts';
import { askPrinter } from './ask-printer.ts';
import { CONNECT_DELAYS } from './delays.ts';

/** What a printer announces on the network (DNS-SD `_ipp._tcp`). */
export type Announced = Pick<Service, 'name' | 'host' | 'port' | 'addresses' | 'txt'>;

/** Collects announcements for the time of `networkMs`; none where the network cannot be listened to. */
export type ListenForPrinters = (clock: Clock) => Promise<readonly Announced[]>;

/** Printers of the local network, each asked for its attributes. One that announces itself and is silent is left out. */
export async function findPrinters(
  clock: Clock,
  listen: ListenForPrinters = listenByBonjour,
): Promise<FoundDevice[]> {
  const announced = await listen(clock).catch(() => []);
  const urls = [...new Set(announced.map(urlOf))];
  const found = await Promise.all(urls.map((url) => askPrinter(url, clock)));
  return found.filter((device) => device !== null);
}

/** `rp` is the resource path, without a slash before it (IPP Everywhere, 4.2.2). An IPv4 address before a name: names of `.local` need the system's help. */
export function urlOf({ host, port, addresses = [], txt }: Announced): string {
  const path =
    typeof txt?.rp === 'string' && /^[\w./-]+$/.test(txt.rp) ? txt.rp.replace(/^\/+/, '') : 'ipp/print';
  const place = addresses.find((address) => /^\d+(\.\d+){3}$/.test(address)) ?? host;
  return `ipp://${place}:${port}/${path}`;
}

async function listenByBonjour(clock: Clock): Promise<readonly Announced[]> {
  let hasFailed = false;
  // Without a network the socket's error comes by this way, and would end the process otherwise.
  const bonjour = new Bonjour({}, () => {
    hasFailed = true;
  });
  const browser: Browser = bonjour.find({ type: 'ipp' });
  try {
    for (let part = 0; part < PARTS && !hasFailed; part++) {
      await clock.sleep(CONNECT_DELAYS.networkMs / PARTS);
      browser.update();
    }
    return [...browser.services];
  } finally {
    browser.stop();
    bonjour.destroy();
  }
}

const PARTS = 4;
