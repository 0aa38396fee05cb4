import { OrderStatus } from '../../../../shared/domain/order.ts';
import { mobileShell } from '../../../backends/mobile-shell/schema.ts';
import type { SimKiosk } from '../kiosk/boot.ts';
import type { SimDisk } from '../kiosk/sim-disk.ts';
import type { Random } from '../world/random.ts';
import { SIDE_CALLS } from '../world/side-line.ts';
import type { World } from '../world/world.ts';

/** What the director lends to those who make trouble. */
export interface Stage {
  readonly world: World;
  readonly disk: SimDisk;
  readonly random: Random;
  kiosk(): SimKiosk | null;
  kill(why: string): void;
}

/** Starts a trouble, and gives back how it ends by itself; null: it is over at once. */
type Trouble = (stage: Stage) => (() => void) | null;

const PATHS = [
  mobileShell.uploadFile.path,
  mobileShell.reportPayment.path,
  mobileShell.getPaymentStatus.path,
  mobileShell.placeOrder.path,
  mobileShell.placeOrder.path,
  mobileShell.listPrintJobs.path,
  mobileShell.notifyOrder.path,
  mobileShell.notifyPayment.path,
  mobileShell.listStock.path,
  ...SIDE_CALLS,
] as const;

const MINUTE_MS = 60_000;
/** How long the backend is away: moments or minutes; and now and then hours. */
const AWAY_MS = [8_000, 60_000, 4 * MINUTE_MS] as const;
const LONG_AWAY_MS = 2 * 60 * MINUTE_MS;

/** Everything that goes wrong, by name. The README lists them; the trace of a seed says which came when. */
export const TROUBLES = {
  roughNetwork: ({ world: { weather }, random }) => {
    weather.setRoughness(random.pick([0.05, 0.15, 0.4]));
    return () => weather.setRoughness(0);
  },
  oneCallFails: ({ world: { weather }, random }) => {
    weather.setTarget(random.pick(PATHS));
    return () => weather.setTarget(null);
  },
  backendAway: ({ world: { weather } }) => {
    weather.setAway(true);
    return () => weather.setAway(false);
  },
  tokensExpire: ({ world: { books } }) => {
    books.tokens.clear();
    return null;
  },
  processKilled: ({ kill }) => {
    kill('killed');
    return null;
  },
  powerCut: ({ world: { machine, changer, validator, reader }, disk, kill }) => {
    disk.setPowerCut(true);
    kill('by a power cut');
    disk.setPowerCut(false);
    machine.cutPower();
    for (const device of [changer, validator, reader]) device.unplug();
    return () => {
      machine.givePower();
      for (const device of [changer, validator, reader]) device.repair();
    };
  },
  diskFull: ({ disk }) => {
    disk.setFull(true);
    return () => disk.setFull(false);
  },
  clockSet: ({ world: { clock }, random }) => {
    const deltaMs = random.pick([-8 * MINUTE_MS, -45_000, 30_000, 20 * MINUTE_MS, 7 * 60 * MINUTE_MS]);
    clock.jump(deltaMs);
    return null;
  },
  printerTrouble: ({ world: { machine }, random }) => {
    machine.printer.breakDown(random.pick(['mediaEmpty', 'inkEmpty', 'jam', 'coverOpen']));
    return () => machine.printer.repair();
  },
  printerUnplugged: ({ world: { machine } }) => {
    machine.printer.pullPlug();
    return () => machine.printer.plugIn();
  },
  dispenserTrouble: ({ world: { machine }, random }) => {
    machine.dispenser.breakDown(random.pick(['jam', 'doorOpen']));
    return () => machine.dispenser.repair();
  },
  misdrop: ({ world: { machine }, random }) => {
    machine.dispenser.failNextMotion(random.pick(['jam', 'noDrop', 'doubleDrop', 'motor']));
    return null;
  },
  feedFails: ({ world: { machine }, random }) => {
    machine.dispenser.failNextFeed(random.pick(['jam', 'noFeed', 'motor']));
    return null;
  },
  slipPaperOut: ({ world: { machine } }) => {
    machine.slips.hasPaper = false;
    return () => {
      machine.slips.hasPaper = true;
    };
  },
  coinStuck: ({ world: { changer }, random }) => {
    changer.jam(random.pick(['coinJam', 'tubeJam']));
    return () => changer.repair();
  },
  tubesEmpty: ({ world: { changer }, random }) => {
    changer.empty(random.pick([10, 50, 100]));
    return null;
  },
  changerUnplugged: ({ world: { changer } }) => {
    changer.unplug();
    return () => changer.repair();
  },
  noteStuck: ({ world: { validator } }) => {
    validator.jam();
    return () => validator.repair();
  },
  validatorUnplugged: ({ world: { validator } }) => {
    validator.unplug();
    return () => validator.repair();
  },
  readerUnplugged: ({ world: { reader } }) => {
    reader.unplug();
    return () => reader.repair();
  },
  cardRefundRefused: ({ world: { reader } }) => {
    reader.refuseNextRefund();
    return null;
  },
  priceChanged: ({ world: { books }, random }) => {
    books.model.priceMinor = random.pick([3_990, 4_500, 2_900]);
    return null;
  },
  soldOut: ({ world: { books } }) => {
    const { stock } = books.model;
    books.model.stock = 0;
    return () => {
      books.model.stock += stock;
    };
  },
  soldElsewhere: ({ world: { books }, random }) => {
    const orderId = `WEB${random.below(1_000_000)}`;
    const { waitingForPrinting: status } = OrderStatus;
    const pictureUrl = 'http://files.example/web.png';
    books.orders.set(orderId, { orderId, paymentId: null, pictureUrl, queueNo: 'W1', status, told: [] });
    return null;
  },
  backendStopsOrder: ({ world: { books }, random }) => {
    const order = [...books.orders.values()].find(({ status }) => status === OrderStatus.waitingForPrinting);
    const payment = order?.paymentId ? books.payments.get(order.paymentId) : undefined;
    if (!order) return null;
    const isRefund = payment !== undefined && payment.paidMinor > 0 && random.chance(0.5);
    order.status = isRefund ? OrderStatus.refunding : OrderStatus.cancelled;
    if (!isRefund) return null;
    return () => {
      order.status = OrderStatus.refunded;
      payment.refundedMinor = payment.paidMinor;
    };
  },
  couponsUsedElsewhere: ({ world: { retailer } }) => {
    retailer.useElsewhere();
    return null;
  },
  sideCallFails: ({ world: { weather }, random }) => {
    weather.setTarget(random.pick(SIDE_CALLS));
    return () => weather.setTarget(null);
  },
  papersStuck: ({ world: { printShop }, random }) => {
    if (random.chance(0.5)) printShop.printer.breakDown(random.pick(['mediaEmpty', 'inkEmpty', 'jam']));
    else printShop.printer.pullPlug();
    return printShop.repair;
  },
  shopRefunds: ({ world: { printShop } }) => printShop.beginRefund(),
  forgedNews: ({ kiosk }) => {
    void kiosk()?.engine.payments.pollNow(['PYEN000000000000']);
    void kiosk()?.engine.orders.pollNow(['OREN000000000000']);
    return null;
  },
} satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof TROUBLES;
export const TROUBLE_NAMES = Object.keys(TROUBLES) as [TroubleName, ...TroubleName[]];

const awayMs = (random: Random): number => (random.chance(0.03) ? LONG_AWAY_MS : random.pick(AWAY_MS));

/** Troubles that come when they come, and mostly end by themselves. `end` ends all that are left. */
export function makeTrouble(
  stage: Stage,
  names: readonly [TroubleName, ...TroubleName[]],
  count: number,
): { readonly lastsMs: number; end(): void } {
  const { world, random } = stage;
  const open = new Set<() => void>();
  let isOver = false;
  let untilMs = 5_000;
  for (let number = 0; number < count; number++) {
    const name = random.pick(names);
    const lastsMs = name === 'backendAway' ? awayMs(random) : random.between(500, 40_000);
    const startsMs = random.between(500, 75_000);
    untilMs = Math.max(untilMs, startsMs + (name === 'backendAway' ? lastsMs : 5_000));
    world.clock.after(startsMs, () => {
      if (isOver) return;
      world.trace.note('trouble', name);
      const end = TROUBLES[name](stage);
      if (!end) return;
      const endOnce = () => {
        if (!open.delete(endOnce)) return;
        world.trace.note('trouble', `${name} is over`);
        end();
      };
      open.add(endOnce);
      world.clock.after(lastsMs, endOnce);
    });
  }
  return {
    lastsMs: untilMs,
    end: () => {
      isOver = true;
      for (const end of [...open]) end();
    },
  };
}

/** The backend pushes what it knows: at once, late, twice, in any order. What is lost is pushed again. */
export function pushNews({ world, random, kiosk }: Stage): void {
  const paid = [...world.books.payments.values()].filter(({ paidMinor }) => paidMinor > 0);
  const [first] = paid;
  if (!first) return;
  const ids = random.chance(0.5) ? paid.map(({ paymentId }) => paymentId).reverse() : [first.paymentId];
  void kiosk()?.engine.payments.pollNow(random.chance(0.3) ? [...ids, ...ids] : ids);
  const orders = [...world.books.orders.keys()];
  if (orders.length > 0 && random.chance(0.3)) void kiosk()?.engine.orders.pollNow(orders);
}
