import { mkdirSync } from 'node:fs';
import { endSession } from '../../../bridge/session.ts';
import { bootKiosk, type SimKiosk } from '../kiosk/boot.ts';
import { createProcessLife, ProcessDied, type ProcessLife } from '../kiosk/process-life.ts';
import { createRecords } from '../kiosk/records.ts';
import { createSimDisk } from '../kiosk/sim-disk.ts';
import { createDocumentShopper } from '../people/document-shopper.ts';
import { makeTrouble, pushNews, type Stage } from '../people/mischief.ts';
import { createShopper, type Shopper, type Temper } from '../people/shopper.ts';
import { createStaff } from '../people/staff.ts';
import { drawTheme } from '../people/theme.ts';
import { createFetch, takeOverFetch } from '../world/network.ts';
import { createWorld } from '../world/world.ts';
import { breachesOf } from './invariants.ts';

/** Times of the play, in milliseconds of the world's own time. */
const PLAY = {
  lookMs: 700,
  staffMs: 4_000,
  idleMs: 25_000,
  rowdyMs: 3 * 60 * 60_000,
  restMs: 4 * 60 * 60_000,
  probeMs: 30 * 60_000,
  bootMs: 60_000,
} as const;

/** The last shopper wants nothing but a case, and stays for it: the kiosk has to sell again after all that. */
const PATIENT: Temper = {
  firstChoice: 1,
  patience: Number.POSITIVE_INFINITY,
  leavesBy: 'walking',
  tapsTwice: false,
  paysLate: false,
  paysAll: false,
  changesMind: false,
  pressesLever: false,
  hasGoodCard: true,
  hasCoupon: false,
  isMember: false,
};

/** How often a call goes wrong without any trouble: with some networks never, with others now and then. */
const EVERYDAY_ROUGHNESS = [0, 0, 0.03, 0.08] as const;

export interface SeedResult {
  readonly seed: number;
  /** What went against the rules; empty: nothing. */
  readonly breaches: readonly string[];
  readonly trace: readonly string[];
}

export interface SeedOptions {
  /** Where the simulated disk lies; best in memory. */
  readonly folder: string;
  /** An empty database of today's schema. */
  readonly template: string;
  /** Called with whatever surfaces outside of every call: a bug, unless the process had died. */
  onStray(take: (error: unknown) => void): void;
}

/** One whole story out of one seed: shoppers and troubles, then calm, rest, staff, one last sale, and the books. */
export async function runSeed(seed: number, options: SeedOptions): Promise<SeedResult> {
  const world = createWorld(seed);
  const { clock, random, trace, plan } = world;
  mkdirSync(options.folder, { recursive: true });
  const disk = createSimDisk(options.folder, options.template, random.fork(), trace);
  const records = createRecords();
  const staff = createStaff(world, random.fork());
  const theme = drawTheme(random);
  trace.note('world', `seed ${seed}: ${theme.name}`);
  const breaches: string[] = [];
  let life: ProcessLife | null = null;
  let kiosk: SimKiosk | null = null;
  let isRowdy = true;

  const report = (what: string) => void (breaches.includes(what) || breaches.push(what));
  const surface = (error: unknown) => {
    if (error instanceof ProcessDied || (life !== null && !life.isAlive())) return;
    report(`a bug surfaced: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  options.onStray(surface);

  const boot = () => {
    const isDoomed = isRowdy && random.chance(0.35);
    const next = createProcessLife(isDoomed ? random.between(2, 220) : Number.POSITIVE_INFINITY, trace);
    life = next;
    trace.note('process', 'starts');
    const fetchNow = createFetch(
      { clock, random: random.fork(), trace, serve: world.server.serve, fateOf: world.weather.fateOf },
      next.isAlive,
    );
    takeOverFetch(() => fetchNow);
    next.onDeath(() => {
      kiosk = null;
      clock.after(random.between(500, 15_000), boot);
    });
    bootKiosk(world, disk, next, records).then(
      (ready) => {
        if (next.isAlive()) kiosk = ready;
      },
      (error: unknown) => {
        // A full disk keeps it from starting, and it says so: that is no bug.
        if (!disk.isFull()) surface(error);
        // A start that fails (a full disk, say) is tried again by the service manager.
        if (next.isAlive()) next.die('since it cannot start');
      },
    );
  };

  const stage: Stage = {
    world,
    disk,
    random: random.fork(),
    kiosk: () => kiosk,
    kill: (why) => life?.die(why),
  };

  /** One thing at a time for each person; what a dead kiosk leaves unanswered is not waited for. */
  const perform = (act: (now: SimKiosk) => Promise<unknown>): (() => void) => {
    let busyWith: SimKiosk | null = null;
    return () => {
      const now = kiosk;
      if (!now || busyWith === now) return;
      busyWith = now;
      act(now)
        .catch((error: unknown) => {
          if (now.life.isAlive()) surface(error);
        })
        .finally(() => {
          if (busyWith === now) busyWith = null;
        });
    };
  };
  const every = (periodMs: number, act: () => void) => {
    const again = () => {
      act();
      clock.after(periodMs, again);
    };
    clock.after(periodMs, again);
  };

  const shoppers: Shopper[] = [];
  const come = (shopper: Shopper) => {
    shoppers.push(shopper);
    const act = perform((now) => shopper.look(now));
    const look = () => {
      if (shopper.isGone()) return;
      act();
      clock.after(PLAY.lookMs, look);
    };
    look();
  };

  world.weather.setRoughness(random.pick(EVERYDAY_ROUGHNESS));
  boot();
  for (let number = 0; number < plan.shoppers; number++)
    clock.after(random.between(0, 60_000) * number, () =>
      come(createShopper(`shopper${number + 1}`, world, random.fork(), theme.payTypes)),
    );
  const papers = plan.hasPrintShop ? createDocumentShopper(world, disk, random.fork()) : null;
  if (papers) {
    const act = perform((now) => papers.look(now));
    const look = () => {
      if (papers.isGone()) return;
      act();
      clock.after(PLAY.lookMs, look);
    };
    clock.after(random.between(0, 60_000), look);
  }
  const trouble = makeTrouble(stage, theme.troubles, random.pick([0, 1, 3, 4, 6, 9]));
  const idle = perform(async (now) => {
    if (!now.sessions.current() || shoppers.some((shopper) => !shopper.isGone())) return;
    await endSession(now.sessions, now.sales, 'idle');
  });
  every(PLAY.idleMs, idle);
  const isStaffThere = random.chance(0.3);
  const work = perform(async (now) => {
    staff.tidy(now);
    staff.serve(now, isRowdy);
    await staff.serveDocuments(now);
  });
  every(PLAY.staffMs, () => {
    if (!isRowdy || (isStaffThere && stage.random.chance(0.2))) work();
    if (isRowdy && stage.random.chance(0.25)) pushNews(stage);
  });

  const hasCome = () =>
    shoppers.length === plan.shoppers &&
    shoppers.every((shopper) => shopper.isGone()) &&
    papers?.isGone() !== false;
  await clock.runUntil(() => hasCome() && clock.elapsedMs() > trouble.lastsMs, PLAY.rowdyMs);

  trace.note('world', 'calm: from here on nothing goes wrong, and staff put right what did');
  isRowdy = false;
  trouble.end();
  world.weather.clearUp();
  disk.setFull(false);
  for (const part of [world.machine, world.changer, world.validator, world.reader, world.printShop])
    part.repair();
  (life as ProcessLife | null)?.spare();

  const isResting = () => {
    const now = kiosk;
    if (!now || !shoppers.every((shopper) => shopper.isGone())) return false;
    if (now.store.openSales().length > 0 || now.sessions.current()) return false;
    if ((now.documents?.store.open().length ?? 0) > 0) return false;
    const isMoneyStill = world.changer.isResting() && world.validator.isResting();
    // Last, since it asks the database, and this is looked at after each tick.
    return isMoneyStill && now.box.countByState().waiting === 0;
  };
  const rests = async (what: string, limitMs: number) => {
    if (!(await clock.runUntil(isResting, limitMs))) report(`${what}: the kiosk does not come to rest`);
  };
  await rests('after the troubles', PLAY.restMs);
  world.books.model.stock = 20;
  const last = createShopper('probe', world, random.fork(), [1], PATIENT);
  come(last);
  await rests('after the last sale', PLAY.probeMs);
  const now = kiosk as SimKiosk | null;
  for (const breach of breachesOf({ world, disk, records, staff, kiosk: now, probe: last.saleId() }))
    report(breach);
  for (const mistake of records.mistakes)
    report(`a mistake was only logged: ${mistake.stack ?? mistake.message}`);
  disk.remove();
  (life as ProcessLife | null)?.die('at the end');
  return { seed, breaches, trace: trace.lines() };
}
