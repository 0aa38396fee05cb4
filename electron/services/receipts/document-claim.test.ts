import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Receipt } from '../../devices/receipt-printer/types.ts';
import { silentLog } from '../../system/log.ts';
import { createOrderWorld, type OrderWorld, startOrderLife } from '../documents/simulation/order-rig.ts';
import { createDocumentSlips } from './document-slips.ts';

function createKeeper() {
  const values = new Map<string, unknown>();
  return {
    get: (key: string) => (values.has(key) ? { value: structuredClone(values.get(key)) } : null),
    set: (key: string, value: unknown) => void values.set(key, structuredClone(value)),
  };
}

function open(world: OrderWorld, keeper = createKeeper(), locale: 'en' | 'zh-CN' = 'en') {
  const life = startOrderLife(world);
  const paper: Receipt[] = [];
  const printer = { busyFor: 0 };
  const screen = { locale };
  const slips = createDocumentSlips({
    printer: {
      print: async (receipt) => {
        printer.busyFor -= 1;
        if (printer.busyFor >= 0) return err({ kind: 'rejected', reason: 'busy', detail: 'another receipt' });
        paper.push(receipt);
        return ok(undefined);
      },
    },
    ...{ orders: life.store, keeper, clock: world.clock, log: silentLog },
    localeOf: () => screen.locale,
    style: () => ({ currency: 'CNY', timeZone: 'Asia/Shanghai', shopName: 'Casepress' }),
    onChange: () => undefined,
  });
  return {
    life,
    paper,
    slips,
    keeper,
    printer,
    screen,
    text: () => JSON.stringify(paper.at(-1)?.lines ?? []),
  };
}

async function claim(world: OrderWorld, { life }: ReturnType<typeof open>) {
  await life.begin();
  const { documentOrderId } = await life.place();
  await life.until(documentOrderId, 'awaitingPayment');
  world.shop.pay('S1');
  life.screen.sessionId = null;
  life.engine.leave('shopper');
  await life.until(documentOrderId, 'claim');
  await world.clock.advance(1_000);
  const stage = life.stageOf(documentOrderId);
  return { documentOrderId, code: stage && 'code' in stage ? String(stage.code) : 'no claim' };
}

it('has the code, the money, the shop’s number and the sheets, and comes once by itself', async () => {
  const world = createOrderWorld();
  const at = open(world);
  at.slips.start();
  const { documentOrderId, code } = await claim(world, at);
  expect(at.paper).toHaveLength(1);
  for (const word of [code, '1.50', 'S1', 'Sheets of paper']) expect(at.text()).toContain(word);
  expect(at.slips.slipOf(documentOrderId)).toBe('printed');
  // The shop is asked about a claim again and again.
  at.life.store.tell(documentOrderId);
  await world.clock.advance(3_600_000);
  at.life.store.tell(documentOrderId);
  await world.clock.advance(1_000);
  expect(at.paper).toHaveLength(1);
  await at.life.engine.stop();
});

it('waits for its turn where another slip is being printed', async () => {
  const world = createOrderWorld();
  const at = open(world);
  at.slips.start();
  at.printer.busyFor = 3;
  const { documentOrderId } = await claim(world, at);
  expect(at.slips.slipOf(documentOrderId)).toBe('printing');
  await world.clock.advance(5_000);
  expect(at.paper).toHaveLength(1);
  expect(at.slips.slipOf(documentOrderId)).toBe('printed');
  await at.life.engine.stop();
});

it('speaks the shopper’s language', async () => {
  const world = createOrderWorld();
  const at = open(world, createKeeper(), 'zh-CN');
  at.slips.start();
  await claim(world, at);
  expect(at.text()).toContain('凭证码');
  expect(at.text()).toContain('纸张数');
  await at.life.engine.stop();
});

it('follows after a crash between the claim and its slip, and is not printed a second time', async () => {
  const world = createOrderWorld();
  const first = open(world);
  const { code } = await claim(world, first);
  expect(first.paper).toEqual([]);
  await first.life.engine.stop();
  const second = open(world, first.keeper);
  second.slips.start();
  await world.clock.advance(1_000);
  expect(second.paper).toHaveLength(1);
  expect(second.text()).toContain(code);
  const third = open(world, first.keeper);
  third.slips.start();
  await world.clock.advance(1_000);
  expect(third.paper).toEqual([]);
});

it('is printed again as often as staff order it, until the claim is settled', async () => {
  const world = createOrderWorld();
  const at = open(world);
  at.slips.start();
  const { documentOrderId, code } = await claim(world, at);
  for (const copies of [2, 3]) {
    await world.clock.advance(1_000);
    expect(at.slips.printAgain(documentOrderId)).toBe(true);
    await world.clock.advance(1_000);
    expect(at.paper).toHaveLength(copies);
    expect(at.text()).toContain(code);
  }
  const settled = { kind: 'settled', how: 'printed', code, byName: 'Wang', atMs: 1 } as const;
  at.life.store.move(at.life.store.get(documentOrderId), settled);
  expect(at.slips.printAgain(documentOrderId)).toBe(false);
  await at.life.engine.stop();
});

it('is followed by a slip for the money that staff give back, once and in the same language', async () => {
  const world = createOrderWorld();
  const at = open(world, createKeeper(), 'zh-CN');
  at.slips.start();
  const { documentOrderId, code } = await claim(world, at);
  at.screen.locale = 'en';
  const back = {
    kind: 'settled',
    how: 'refundedByHand',
    code,
    byName: 'Wang',
    atMs: world.clock.now(),
  } as const;
  at.life.store.move(at.life.store.get(documentOrderId), back);
  await world.clock.advance(1_000);
  expect(at.paper).toHaveLength(2);
  for (const word of ['退款', '已退还', '1.50', 'S1', code]) expect(at.text()).toContain(word);
  at.life.store.tell(documentOrderId);
  await world.clock.advance(1_000);
  expect(at.paper).toHaveLength(2);
  await at.life.engine.stop();
});

it('is not followed by one where the sheets were printed after all', async () => {
  const world = createOrderWorld();
  const at = open(world);
  at.slips.start();
  const { documentOrderId, code } = await claim(world, at);
  const done = { kind: 'settled', how: 'printed', code, byName: 'Wang', atMs: world.clock.now() } as const;
  at.life.store.move(at.life.store.get(documentOrderId), done);
  await world.clock.advance(1_000);
  expect(at.paper).toHaveLength(1);
  await at.life.engine.stop();
});
