import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import type { BackendResult, StatusById } from '../../backends/types.ts';
import { openDatabase } from '../../journal/database.ts';
import { createOutbox } from '../../journal/outbox.ts';
import { silentLog } from '../../system/log.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createOutboxSender, ORDER_STATUS_POLICY, orderStatusDeliverer } from './outbox-sender.ts';

function open(answer: (count: number) => BackendResult<void>) {
  const database = openDatabase(':memory:');
  const insert = database.prepare(
    "INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES ('orderStatus', ?, ?, 0)",
  );
  const put = (lane: string, status: number) => insert.run(lane, JSON.stringify([{ id: lane, status }]));
  const clock = createVirtualClock(0);
  const sent: { atMs: number; entries: readonly StatusById[] }[] = [];
  const box = createOutbox(database);
  const start = () => {
    const sender = createOutboxSender({
      box,
      clock,
      log: silentLog,
      random: () => 0,
      topic: 'orderStatus',
      policy: ORDER_STATUS_POLICY,
      deliver: orderStatusDeliverer(
        {
          sendOrderStatus: async (_url, entries) => {
            sent.push({ atMs: clock.now(), entries });
            return answer(sent.length);
          },
        },
        'http://shop.example/notify/order',
      ),
    });
    sender.start();
    return sender;
  };
  return { put, clock, sent, box, start };
}

const refused: BackendResult<void> = err({ kind: 'refused', reason: 'other', code: 200, detail: 'fail' });
const notSent: BackendResult<void> = err({ kind: 'unreachable', sent: false, detail: 'refused' });

describe('the outbox sender', () => {
  it('keeps the order of each order’s statuses, whatever is delivered late', async () => {
    const world = open((count) => (count === 1 ? refused : ok(undefined)));
    world.put('O1', 11);
    world.put('O1', 12);
    world.put('O2', 11);
    const sender = world.start();
    await world.clock.advance(60_000);
    const statusesOf = (lane: string) =>
      world.sent.filter((call) => call.entries[0]?.id === lane).map((call) => call.entries[0]?.status);
    expect(statusesOf('O1')).toEqual([11, 11, 12]);
    expect(statusesOf('O2')).toEqual([11]);
    expect(world.box.countByState()).toEqual({ waiting: 0, undelivered: 0 });
    await sender.stop();
  });

  it('gives up after 10 attempts, 5 to 10 s apart, and keeps the message for staff', async () => {
    const world = open(() => refused);
    world.put('O1', 11);
    const sender = world.start();
    await world.clock.advance(300_000);
    expect(world.sent).toHaveLength(10);
    const pauses = world.sent.slice(1).map((call, index) => call.atMs - (world.sent[index]?.atMs ?? 0));
    expect(pauses.every((pauseMs) => pauseMs >= 5_000 && pauseMs <= 10_000)).toBe(true);
    expect(world.box.countByState()).toEqual({ waiting: 0, undelivered: 1 });
    await sender.stop();
  });

  it('counts its attempts across a restart', async () => {
    const world = open(() => refused);
    world.put('O1', 11);
    const first = world.start();
    await world.clock.advance(12_000);
    await first.stop();
    const before = world.sent.length;
    const second = world.start();
    await world.clock.advance(300_000);
    expect(before).toBeGreaterThan(1);
    expect(world.sent).toHaveLength(10);
    await second.stop();
  });

  it('does not use up its attempts on a network that is not there', async () => {
    const world = open((count) => (count <= 30 ? notSent : ok(undefined)));
    world.put('O1', 11);
    const sender = world.start();
    await world.clock.advance(600_000);
    expect(world.sent).toHaveLength(31);
    expect(world.box.countByState()).toEqual({ waiting: 0, undelivered: 0 });
    await sender.stop();
  });
});
