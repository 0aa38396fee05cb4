import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import * as z from 'zod/mini';
import { percentile } from '../../electron/devices/mdb/measure.ts';
import { MACHINE_PATHS, type MachineState, machineStateSchema } from '../../shared/contract/machine-panel.ts';
import { PayType } from '../../shared/domain/payment.ts';
import { orderCase } from '../support/buy-case.ts';
import { wiredMachine } from '../support/kiosk-config.ts';
import { screensOf } from '../support/screens.ts';
import { type BenchKiosk, withKiosk } from './bench-kiosk.ts';
import { launchBrowser, PORTRAIT } from './browser.ts';
import { measureMdbPolls } from './mdb-polls.ts';
import type { Row } from './table.ts';

const COINS = 20;
const UNPLUGS = 5;
const COIN_MINOR = 10;
/** A machine that is not as it has to be by then is broken, and the measure with it. */
const READY_LIMIT_MS = 30_000;
const LOOK_MS = 20;
/** Exchanges on the bus between two coins, in turn: a coin falls at any moment between two polls. */
const EXCHANGES_APART = [11, 14, 12, 17, 13] as const;

/** The machine's own measures: how evenly the bus is polled, and how soon the screen knows. */
export async function measureDevices(): Promise<readonly Row[]> {
  return [...(await measureMdbPolls()), ...(await measureScreen())];
}

function measureScreen(): Promise<readonly Row[]> {
  const config = { devices: wiredMachine(), payments: [{ type: PayType.cash }] };
  return withKiosk(config, async (kiosk) => {
    const browser = await launchBrowser();
    const page = await browser.newPage({ ...PORTRAIT, reducedMotion: 'reduce' });
    await page.goto(kiosk.url);
    const unplugged = await measureUnplugging(kiosk, page);
    const coins = await measureCoins(kiosk, page);
    await browser.close();
    return [
      { what: `coin in → on the screen, p95 of ${COINS}`, measured: p95(coins), target: 200, unit: 'ms' },
      {
        what: `device unplugged → on the screen, slowest of ${unplugged.length}`,
        measured: Math.max(...unplugged),
        target: 1_000,
        unit: 'ms',
      },
    ] satisfies Row[];
  });
}

const p95 = (times: readonly number[]) => percentile(times, 0.95) ?? Number.NaN;

/** What a hand does to the simulated machine, by the machine panel's own path. */
async function act({ kiosk }: BenchKiosk, partId: string, verb: string, args: object = {}): Promise<void> {
  const body = JSON.stringify({ partId, verb, args });
  const answer = await kiosk.handleFile(
    new Request(`http://kiosk/${MACHINE_PATHS.act}`, { method: 'POST', body }),
  );
  const acted: { readonly kind: string } = await answer.json();
  if (acted.kind !== 'done') throw new Error(`${partId} ${verb}: ${JSON.stringify(acted)}`);
}

/** How the machine is, by the machine panel's own path. */
async function readState({ kiosk }: BenchKiosk): Promise<MachineState> {
  const answer = await kiosk.handleFile(new Request(`http://kiosk/${MACHINE_PATHS.state}`));
  return z.parse(machineStateSchema, await answer.json());
}

async function until(kiosk: BenchKiosk, isSo: (state: MachineState) => boolean, what: string): Promise<void> {
  const limitMs = performance.now() + READY_LIMIT_MS;
  while (!isSo(await readState(kiosk))) {
    if (performance.now() > limitMs) throw new Error(`the machine is not ${what}`);
    await pause(LOOK_MS);
  }
}

const areAllReady = ({ devices }: MachineState): boolean => devices.every(({ status }) => status === 'ready');
const takesCoins = ({ parts }: MachineState): boolean =>
  Number(parts.find(({ partId }) => partId === 'changer')?.look.enabled) > 0;
const exchanges = ({ devices }: MachineState): number =>
  devices.find(({ deviceId }) => deviceId === 'mdb')?.counters.find(({ name }) => name === 'commands')
    ?.value ?? 0;

async function measureUnplugging(kiosk: BenchKiosk, page: Page): Promise<number[]> {
  const screens = screensOf(page);
  const times: number[] = [];
  // Once before it counts: what is loaded only then is not the device's doing.
  for (let round = 0; round <= UNPLUGS; round++) {
    const [partId, out, back] =
      round % 2 === 0
        ? (['dispenser', 'pullCable', 'plugCable'] as const)
        : (['casePrinter', 'pullPlug', 'plugIn'] as const);
    await screens.screen('attract').waitFor();
    await until(kiosk, areAllReady, 'ready');
    const shown = screens.screen('out-of-service').waitFor();
    const beganMs = performance.now();
    await act(kiosk, partId, out);
    await shown;
    if (round > 0) times.push(performance.now() - beganMs);
    await act(kiosk, partId, back);
  }
  await screens.screen('attract').waitFor();
  return times;
}

async function measureCoins(kiosk: BenchKiosk, page: Page): Promise<number[]> {
  const screens = await orderCase(page, { phone: kiosk.shop.phone('apple-iphone-15') });
  await screens.payType(PayType.cash).click();
  await page.getByTestId('cash-in').waitFor();
  await until(kiosk, takesCoins, 'taking coins');
  const times: number[] = [];
  for (let coin = 0; coin < COINS; coin++) {
    const shown = takenChanges(page);
    // The page watches by now.
    await page.evaluate(() => true);
    const beganAtMs = Date.now();
    await act(kiosk, 'changer', 'insertCoin', { valueMinor: COIN_MINOR });
    times.push((await shown) - beganAtMs);
    const goesOnAt =
      exchanges(await readState(kiosk)) + (EXCHANGES_APART[coin % EXCHANGES_APART.length] ?? 0);
    await until(kiosk, (state) => exchanges(state) >= goesOnAt && takesCoins(state), 'polled');
  }
  return times;
}

/** The time of day when the screen shows another amount as taken. Page and bench share the machine's clock. */
function takenChanges(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const taken = () => document.querySelector('[data-testid="cash-in"]')?.getAttribute('data-value');
        const before = taken();
        const watcher = new MutationObserver(() => {
          if (taken() === before) return;
          watcher.disconnect();
          resolve(Date.now());
        });
        watcher.observe(document.body, { attributes: true, childList: true, subtree: true });
      }),
  );
}
