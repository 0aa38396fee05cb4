import { sumLedger } from '../../../../shared/domain/ledger.ts';
import { EMPTY_BOOK, type MdbBook } from '../../../devices/mdb/books.ts';
import { type MdbConfig, mdbSchema } from '../../../devices/mdb/config.ts';
import { createMdb } from '../../../devices/mdb/create-mdb.ts';
import {
  createSimulatedMdb,
  type SimulatedMdbOptions,
} from '../../../devices/mdb/simulator/simulated-mdb.ts';
import { volatileMemory } from '../../../devices/simulated-memory.ts';
import { createTransportPair } from '../../../devices/transport/paired-transport.ts';
import { createKeptValues } from '../../../journal/kept.ts';
import { silentLog } from '../../../system/log.ts';
import { createMoneyDevices, type Settle } from '../../payment/money-ports.ts';
import { createMoneyService } from '../../payment/money-service.ts';
import { ledgerOf } from '../ledger.ts';
import { isMoneyMoving } from '../money-due.ts';
import { mainClaim, type Sale } from '../sale.ts';
import { owedMinor } from '../settlement.ts';
import { bootKiosk, createWorld, type MachineTimes, type SimulatedKiosk, saleOnDisk } from './world.ts';

export interface MoneyWorldOptions extends Omit<SimulatedMdbOptions, 'clock'> {
  readonly settle?: Settle;
  /** What is on the bus; missing: everything that there can be. */
  readonly bus?: Pick<MdbConfig, 'changer' | 'validator' | 'readers'>;
  readonly times?: MachineTimes;
}

/** The world with a machine for coins, notes and cards. It goes on when the process dies, and keeps its own books. */
export function createMoneyWorld(given: MoneyWorldOptions = {}) {
  const { settle = 'orderAccepted', bus = WHOLE_BUS, times, ...options } = given;
  const world = createWorld(times);
  const money = createSimulatedMdb({ clock: world.clock, ...options });
  return { ...world, money, settle, bus, book: volatileMemory<MdbBook>(EMPTY_BOOK) };
}

export type MoneyWorld = ReturnType<typeof createMoneyWorld>;

const WHOLE_BUS = { changer: true, validator: true, readers: [1, 2] } satisfies MoneyWorldOptions['bus'];

const configOf = ({ bus }: MoneyWorld): MdbConfig =>
  mdbSchema.parse({ driver: 'qibixx', connection: { path: 'simulated' }, cashless: 'raw', ...bus });

/** Commands that move or promise money. Everything else may be repeated at will. */
const COMMANDS = [
  'startPayOut',
  'stackBill',
  'returnBill',
  'requestVend',
  'cancelVend',
  'confirmVend',
  'failVend',
] as const;

const driverLog = { info: () => undefined, warn: () => undefined };

/** One life of a kiosk that takes money itself, with the real driver on the simulated machine's cable. */
export async function bootMoneyKiosk(world: MoneyWorld, kiosk: SimulatedKiosk = bootKiosk(world)) {
  const { clock } = world;
  const { life } = kiosk;
  const pair = createTransportPair({ clock });
  await pair.device.open();
  const box = world.money.attach('qibixx', pair.device);
  // What a dead process would still have written never reached the disk.
  const memory = {
    read: world.book.read,
    write: (next: MdbBook) => {
      if (!life.isDead()) world.book.write(next);
    },
  };
  const mdb = createMdb(configOf(world), {
    clock,
    log: driverLog,
    currency: 'CNY',
    memory,
    transport: pair.kiosk,
  });
  const cut = () => {
    box.stop();
    pair.unplug();
  };
  life.onDeath(cut);
  const mortal = <Part extends object>(part: Part): Part => life.mortal(part, COMMANDS);
  const devices = createMoneyDevices({
    mdb: {
      changer: mdb.changer && mortal(mdb.changer),
      validator: mdb.validator && mortal(mdb.validator),
      cashless: mdb.cashless.map(mortal),
      heardBefore: mdb.heardBefore,
    },
    coinAcceptor: null,
    settle: { 1: world.settle, 2: world.settle },
  });
  const money = createMoneyService({
    devices,
    store: kiosk.store,
    keeper: createKeptValues(world.database),
    clock,
    log: silentLog,
    hasStaff: true,
    onStorage: () => {},
  });
  money.start();
  mdb.device.start();
  return {
    ...kiosk,
    money,
    mdb,
    stop: async () => {
      cut();
      const stopped = Promise.allSettled([kiosk.stop(), money.stop(), mdb.device.stop()]);
      let isStopped = false;
      void stopped.then(() => {
        isStopped = true;
      });
      // Commands under way end by their own deadlines.
      await clock.advanceUntil(() => isStopped, 120_000);
    },
  };
}

export type MoneyKiosk = Awaited<ReturnType<typeof bootMoneyKiosk>>;

/** What the machine really has of the shopper, in minor units: cash inside, and the cards. */
export function heldByMachine({ money }: MoneyWorld) {
  const { changer, validator, reader1, reader2 } = money;
  const insertedMinor = changer.takenMinor() + validator.stackedMinor();
  return {
    insertedMinor,
    cashMinor: insertedMinor - changer.paidMinor(),
    cardMinor: reader1.chargedMinor() + reader2.chargedMinor(),
    promisedMinor: reader1.heldMinor() + reader2.heldMinor(),
  };
}

/** What the kiosk's own books say of the sale. */
export function ledgerOnDisk(world: MoneyWorld, saleId = 'sale-1') {
  const sale = saleOnDisk(world.database, saleId);
  if (!sale) throw new Error('there is no sale');
  const entries = ledgerOf(sale);
  const ofCash = entries.filter(({ means }) => means === 'coins' || means === 'bills');
  return {
    sale,
    entries,
    sums: sumLedger(entries),
    cash: sumLedger(ofCash),
    card: sumLedger(entries.filter(({ means }) => means === 'reader1' || means === 'reader2')),
    claimedMinor: sale.claims.reduce((sum, claim) => sum + owedMinor(sale, claim), 0),
    isCertain: entries.every((entry) => entry.certain),
  };
}

/** Nothing goes on in the sale any more: delivered, over, or with staff. */
export function isSettled(sale: Sale | null): boolean {
  if (!sale || isMoneyMoving(sale)) return false;
  return (
    sale.filesErased || mainClaim(sale) !== undefined || (sale.claims.length > 0 && sale.closed !== null)
  );
}
