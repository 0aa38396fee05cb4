import { staffTestsHandlers } from './bridge/staff-tests.ts';
import { askAddress } from './devices/connect/ask-address.ts';
import { findPorts, type HeldPlace } from './devices/connect/find-ports.ts';
import { findPrinters } from './devices/connect/find-printers.ts';
import type { DeviceId } from './devices/types.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import type { StaffEntry } from './kiosk-staff.ts';
import { bookTestBlank } from './services/devices/book-test-blank.ts';
import { createCardTests } from './services/devices/card-test.ts';
import { createCashTests } from './services/devices/cash-test.ts';
import { createDeviceTests, type MotionWish } from './services/devices/device-tests.ts';
import { createMotionTests } from './services/devices/motion-test.ts';
import { produceTestCase } from './services/devices/produce-test-case.ts';
import { createTestBook } from './services/devices/test-book.ts';
import { isOnMachine } from './services/fulfilment/machine-turn.ts';
import { selfTestPage } from './services/receipts/templates/self-test-page.ts';
import type { Sale } from './services/sale/sale.ts';

export interface DeviceTestsParts {
  readonly shop: Shop;
  readonly machine: Machine;
  readonly ground: Ground;
  readonly entry: StaffEntry;
}

/** Tests of motion and money, and the search for what could be connected. `start` takes up what a former process left. */
export function openDeviceTests(parts: DeviceTestsParts, closers: Closers) {
  const { shop, machine, ground, entry } = parts;
  const { clock, database, log } = ground;
  const stopped = new AbortController();
  const book = createTestBook(database);
  const common = { book, clock, signal: stopped.signal };
  const { devices, money, reserve } = machine;
  const tests = createDeviceTests({
    ...common,
    log: log.child({ part: 'tests' }),
    reserve,
    motion: createMotionTests({ ...common, ...motionParts(parts) }),
    cash: createCashTests({
      ...common,
      slots: slotsOf(parts),
      coins: coinSourcesOf(machine),
      validator: devices.mdb?.validator ?? null,
      isStaffAway: () => entry.staff.inside() === null,
    }),
    card: createCardTests({ ...common, readers: devices.mdb?.cashless ?? [] }),
    slots: { open: (testId) => money.trial.tryOut(testId), close: () => void money.trial.tryOut(null) },
    receiptPrinter: devices.receiptPrinter,
    writeSlip: ({ testId, startedAtMs }) =>
      selfTestPage(
        {
          receiptId: testId,
          deviceId: shop.config.deviceId,
          printer: devices.receiptPrinter?.description ?? '',
          atMs: startedAtMs,
        },
        {
          locale: shop.config.locales[0] ?? 'en',
          currency: shop.config.currency,
          timeZone: shop.config.timeZone,
          shopName: shop.config.shopName,
        },
      ),
    plan: () => planOf(parts),
    motionObstacle: (wish) => motionObstacle(wish, parts),
    isReaderInUse: (reader) => machine.engine.store.openSales().some((sale) => usesReader(sale, reader)),
  });
  closers.push(async () => {
    stopped.abort(new Error('the kiosk stops'));
    await tests.stop();
  });
  const finder = {
    findPorts: () => findPorts({ clock, held: heldPlaces(shop.devices) }),
    findPrinters: () => findPrinters(clock),
    askAddress: (address: string) => askAddress(address, clock),
  };
  return {
    handlers: staffTestsHandlers({ guard: entry.guard, tests, finder }),
    testsToLookAt: () => tests.list().filter(({ wantsLook }) => wantsLook).length,
    start: () => tests.takeUp(),
  };
}

const coinSourcesOf = ({ devices }: Machine) =>
  [devices.mdb?.changer ?? null, devices.coinAcceptor].filter((source) => source !== null);

function slotsOf({ machine }: DeviceTestsParts) {
  const { trial, strayMoney } = machine.money;
  return {
    open: (testId: string) => trial.tryOut(testId),
    close: () => void trial.tryOut(null),
    moneyOf: (testId: string) => strayMoney().filter((entry) => entry.testId === testId),
    giveBack: trial.giveBackOfTest,
  };
}

function motionParts({ machine, ground }: DeviceTestsParts) {
  const { devices, stock, stockBook, archive, printFiles, leftBlanks } = machine;
  const modelOf = (slot: number | null) =>
    stock.slots().find((each) => each.slot === slot && !each.isRemoved)?.modelName ?? null;
  return {
    printer: devices.casePrinter,
    dispenser: devices.dispenser,
    produce: (testId: string, slot: number | null) => {
      const modelName = modelOf(slot) ?? '';
      const { geometry } = ground.cases.find({ brandName: '', modelName });
      return produceTestCase({ testId, geometry, profile: devices.profile, archive });
    },
    erase: (testId: string) => printFiles.erase(testId),
    tookBlank: (slot: number, motionId: string) => bookTestBlank(stockBook, { slot, motionId }, ground.clock),
    leaveBlank: (feedId: string, isOver: boolean) => leftBlanks.leave(feedId, isOver),
  };
}

function planOf({ shop, machine }: DeviceTestsParts) {
  const { devices, stock } = machine;
  const { mdb } = devices;
  const coins = coinSourcesOf(machine);
  const slots = stock
    .slots()
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ slot, modelName, count }) => ({ slot, modelName, count }));
  const hasCash = coins.length > 0 || mdb?.validator != null;
  return {
    currency: shop.config.currency,
    feedsBlanks: devices.dispenser.canFeed,
    slots: slots.length > 0 ? slots : [{ slot: 1, modelName: null, count: null }],
    readers: (mdb?.cashless ?? []).map((reader) => ({
      reader: reader.reader,
      model: reader.facts()?.model ?? '',
      canRefund: reader.facts()?.canRefund ?? false,
    })),
    cash: hasCash
      ? {
          coinValues: [...new Set(coins.flatMap((source) => source.coinValues()))].sort((a, b) => a - b),
          noteValues: [...(mdb?.validator?.billValues() ?? [])],
          tubes: [...(mdb?.changer?.tubes() ?? [])],
          paysOut: mdb?.changer != null,
        }
      : null,
  };
}

/** Printer and dispenser are held by now, so nothing of a sale begins while this is found out. */
async function motionObstacle({ kind, slot }: MotionWish, parts: DeviceTestsParts) {
  const { devices, engine, leftBlanks } = parts.machine;
  if (engine.store.openSales().some(isOnMachine)) return 'inUse' as const;
  const [printer, dispenser] = await Promise.all([devices.casePrinter.status(), devices.dispenser.status()]);
  if (dispenser.kind !== 'ready' || (kind === 'print' && printer.kind !== 'ready'))
    return 'notReady' as const;
  if ((await devices.dispenser.tray()) !== 'empty') return 'trayTaken' as const;
  if (!devices.dispenser.canFeed) return null;
  if (leftBlanks.isLeft() || (await devices.dispenser.feedPosition()) !== 'empty')
    return 'placeTaken' as const;
  const planned = planOf(parts).slots.find((each) => each.slot === slot);
  if (!planned) return 'noSuchSlot' as const;
  return planned.count === 0 ? ('slotEmpty' as const) : null;
}

const usesReader = ({ money }: Sale, reader: number): boolean =>
  money.vends.some((vend) => vend.reader === reader && (vend.state === 'asked' || vend.state === 'approved'));

/** A sale has a case or money on its way through this device: nobody tests it now. */
export function isInUseBySale(deviceId: DeviceId, openSales: readonly Sale[]): boolean {
  if (deviceId === 'casePrinter' || deviceId === 'dispenser') return openSales.some(isOnMachine);
  if (deviceId !== 'mdb' && deviceId !== 'coinAcceptor') return false;
  return openSales.some(
    ({ money }) =>
      money.payOuts.some(({ state }) => state === 'started') ||
      money.vends.some(
        ({ state, settling }) => state === 'asked' || (state === 'approved' && settling !== null),
      ),
  );
}

/** Ports that the configured drivers have. */
function heldPlaces(devices: Shop['devices']): HeldPlace[] {
  return Object.values(devices).flatMap((device): HeldPlace[] => {
    if (device === undefined || !('connection' in device)) return [];
    const { connection } = device;
    if ('path' in connection) return [{ path: connection.path }];
    return 'usb' in connection ? [{ usb: connection.usb }] : [];
  });
}
