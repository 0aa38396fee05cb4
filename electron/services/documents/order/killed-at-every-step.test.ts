import { describe, expect, it } from 'vitest';
import {
  createOrderWorld,
  type OrderTouches,
  type OrderWorld,
  startOrderLife,
} from '../simulation/order-rig.ts';

/** Never answers: the process is gone. */
const never = <Value>() => new Promise<Value>(() => undefined);

/** Between the kiosk and everything that outlives it: at the chosen touch the process dies, before or after it had its effect. */
function killAt(world: OrderWorld, touch: number, when: 'before' | 'after') {
  let count = 0;
  let isDead = false;
  const async =
    <Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      count += 1;
      if (isDead || (count === touch && when === 'before')) {
        isDead = true;
        return never();
      }
      const value = await call(...args);
      if (isDead || (count === touch && when === 'after')) {
        isDead = true;
        return never();
      }
      return value;
    };
  const { book, shop, printer } = world;
  const touches: OrderTouches = {
    book: {
      ...book,
      put: (order) => {
        count += 1;
        const isHere = count === touch;
        if (isDead || (isHere && when === 'before')) {
          isDead = true;
          throw new Error('killed');
        }
        book.put(order);
        if (!isHere) return;
        isDead = true;
        throw new Error('killed');
      },
    },
    backend: {
      ...shop.backend,
      verifyOrder: async(shop.backend.verifyOrder),
      readOrder: async(shop.backend.readOrder),
      cancelOrder: async(shop.backend.cancelOrder),
    },
    printer: {
      status: async(printer.status),
      accepts: async(printer.accepts),
      submit: async(printer.submit),
      jobState: async(printer.jobState),
      cancel: async(printer.cancel),
    },
  };
  return { touches, isDead: () => isDead };
}

type Ending = 'pays' | 'leaves' | 'walksAway';

/** A shopper who does the same whatever happens to the kiosk. True: the process died on the way. */
async function shop(world: OrderWorld, touch: number, when: 'before' | 'after', ending: Ending) {
  const { clock, shop: backend, book } = world;
  const { touches, isDead } = killAt(world, touch, when);
  const first = startOrderLife(world, touches);
  await first.begin().catch(() => undefined);
  await first.place().catch(() => undefined);
  const state = () => book.recent(1)[0];
  const isShown = () => state()?.stage.kind === 'awaitingPayment';
  const isOver = () => ['printed', 'cancelled', 'timedOut'].includes(state()?.stage.kind ?? '');
  await clock.advanceUntil(() => isDead() || isShown() || isOver(), 300_000).catch(() => undefined);
  if (ending === 'pays' && isShown()) backend.pay(state()?.orderNo ?? '');
  if (ending === 'leaves' && !isDead()) first.engine.leave('shopper');
  await clock.advanceUntil(() => isDead() || isOver(), 300_000).catch(() => undefined);
  const hasDied = isDead();
  // The first life goes on in no way: everything it would touch is closed to it.
  if (!hasDied) await first.engine.stop();
  killForGood(touches);
  const second = startOrderLife(world);
  second.screen.sessionId = ending === 'leaves' ? null : 'shopper';
  await second.begin();
  if (ending === 'pays' && state()?.stage.kind === 'awaitingPayment') backend.pay(state()?.orderNo ?? '');
  await clock.advance(400_000);
  await second.engine.stop();
  return { hasDied, order: state() };
}

function killForGood(touches: OrderTouches): void {
  Object.assign(touches.book, {
    put: () => {
      throw new Error('killed');
    },
  });
}

/** More touches than one order has. */
const TOUCHES = 40;

describe.each(['before', 'after'] as const)(
  'an order of documents, killed %s it touches anything',
  (when) => {
    it.each<Ending>(['pays', 'leaves', 'walksAway'])('of a shopper who %s', async (ending) => {
      let deaths = 0;
      let prints = 0;
      for (let touch = 1; touch <= (ending === 'pays' ? TOUCHES : TOUCHES / 3); touch += 1) {
        const world = createOrderWorld();
        const { hasDied, order } = await shop(world, touch, when, ending);
        if (hasDied) deaths += 1;
        const at = `touch ${touch}`;
        const paid = world.shop.all().filter(({ state }) => state === 'PAID');
        // One order at most, whatever got lost.
        expect(world.shop.count('verify'), at).toBeLessThanOrEqual(1);
        expect(world.shop.all().length, at).toBeLessThanOrEqual(1);
        // No file twice.
        const jobs = world.printer.knownJobs();
        const perFile = jobs.map((jobId) => jobId.split('-')[1]);
        expect(new Set(perFile).size, at).toBe(perFile.length);
        // Nothing without money, and no money without sheets or a claim.
        if (paid.length === 0) expect(jobs, at).toEqual([]);
        const kind = order?.stage.kind;
        if (paid.length === 1) expect(['printed', 'claim'], at).toContain(kind);
        else if (order) expect(['cancelled', 'timedOut', 'refused'], at).toContain(kind);
        if (kind === 'printed') expect(world.printer.printedJobs(), at).toHaveLength(2);
        if (kind === 'printed') prints += 1;
        if (ending === 'pays' && !hasDied) expect(kind, at).toBe('printed');
      }
      // The test has killed it at all: while the order is written, asked for, paid or given up, and printed.
      expect(deaths).toBeGreaterThan(ending === 'pays' ? 20 : 5);
      // A crash is no excuse: most of them end in sheets all the same.
      if (ending === 'pays') expect(prints).toBeGreaterThan(TOUCHES / 2);
    });
  },
);
