import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trade } from '../../backends/accounting-types.ts';
import { type GoboxRig, newTrade, startGobox } from '../../backends/gobox/test-kit.ts';
import { openDatabase } from '../../journal/database.ts';
import { createOutbox } from '../../journal/outbox.ts';
import { silentLog } from '../../system/log.ts';
import { untilSent } from '../../test-kit/until-sent.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { type AccountingService, createAccountingService } from './accounting-service.ts';

const HOUR_MS = 3_600_000;

let rig: GoboxRig;
let database: DatabaseSync;
const services: AccountingService[] = [];
beforeEach(async () => {
  rig = await startGobox();
  database = openDatabase(':memory:');
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  await rig.close();
});

const clock = () => createVirtualClock(Date.UTC(2026, 5, 1));
function put(trade: Trade): Trade {
  const insert = "INSERT INTO outbox (topic, lane, body, created_at_ms) VALUES ('trade', ?, ?, 0)";
  database.prepare(insert).run(trade.transId, JSON.stringify(trade));
  return trade;
}

/** One life of the kiosk's accounting, before the demo's books. Time passes only when told. */
function boot(
  options: { readonly withDesk?: boolean; readonly token?: string; readonly isCurrent?: boolean } = {},
) {
  const { withDesk = true, isCurrent = true, ...client } = options;
  const receiver = rig.connect({ ...client, breaker: { failuresToOpen: 1_000 } });
  const time = clock();
  const service = createAccountingService({
    box: createOutbox(database),
    receiver,
    desk: withDesk ? receiver.desk : null,
    isCurrent: () => isCurrent,
    clock: time,
    log: silentLog,
    random: () => 0.5,
  });
  services.push(service);
  service.start();
  const until = (isReached: () => boolean) => untilSent(time, isReached);
  return { service, time, until };
}

const waiting = () => createOutbox(database).countByState('trade').waiting;

describe('a trade on its way', () => {
  it('is in the books once, and out of the outbox', async () => {
    const trade = put(newTrade());
    const { service, until } = boot();
    await until(() => waiting() === 0);
    expect(rig.control.orders()).toMatchObject([{ trans_id: trade.transId, status: 100 }]);
    expect(service.state()).toMatchObject({ waiting: 0, undelivered: 0, lastError: null });
  });

  it('is in the books once when the answer got lost, since the books are looked into', async () => {
    rig.control.setFault('createOrder', { kind: 'closeBeforeAnswer', times: 1 });
    put(newTrade());
    const { service, until } = boot();
    await until(() => waiting() === 0);
    expect(rig.control.orders()).toHaveLength(1);
    expect(rig.control.requests).toMatchObject({ createOrder: 2, queryOrders: 1 });
    expect(service.state()).toMatchObject({ undelivered: 0, lastError: null });
  });

  it('is in the books once when the process died before it knew', async () => {
    rig.control.setFault('createOrder', { kind: 'closeBeforeAnswer', times: 1 });
    put(newTrade());
    const first = boot();
    await expect.poll(() => rig.control.orders().length).toBe(1);
    await first.service.stop();
    const second = boot();
    await second.until(() => waiting() === 0);
    expect(rig.control.orders()).toHaveLength(1);
  });

  it('keeps its order: a refund never comes before its sale', async () => {
    rig.control.setFault('createOrder', { kind: 'http500', times: 3 });
    const trade = put(newTrade({ status: 109 }));
    put({ ...trade, status: 102 });
    put({ ...trade, status: 103 });
    const { until } = boot();
    await until(() => waiting() === 0);
    expect(rig.control.orders()).toMatchObject([{ trans_id: trade.transId, status: 103 }]);
  });
});

describe('books that are away', () => {
  it('use up no attempt, however long it takes, and get everything when they are back', async () => {
    rig.control.setFault('createOrder', { kind: 'http500' });
    for (let number = 0; number < 20; number += 1) put(newTrade());
    const { service, time, until } = boot();
    await until(() => (rig.control.requests.createOrder ?? 0) > 60);
    await time.advance(HOUR_MS);
    expect(service.state()).toMatchObject({
      waiting: 20,
      undelivered: 0,
      lastError: { kind: 'unreachable' },
    });
    rig.control.setFault('createOrder', null);
    await until(() => waiting() === 0);
    expect(rig.control.orders()).toHaveLength(20);
    expect(service.state().lastError).toBeNull();
  });

  it('that know another token keep the trade waiting until the settings are right', async () => {
    put(newTrade());
    const wrong = boot({ token: 'not-the-token' });
    await wrong.until(() => (rig.control.requests.createOrder ?? 0) > 7);
    expect(wrong.service.state()).toMatchObject({
      waiting: 1,
      undelivered: 0,
      lastError: { kind: 'unauthorised' },
    });
    await wrong.service.stop();
    await boot().until(() => waiting() === 0);
    expect(rig.control.orders()).toHaveLength(1);
  });
});

describe('a trade that the books refuse', () => {
  it('is staff’s after five attempts, can be sent again, and holds up no other', async () => {
    const refused = put(newTrade({ status: 106 }));
    const other = put(newTrade());
    const { service, until } = boot();
    await until(() => service.state().undelivered === 1 && waiting() === 0);
    expect(rig.control.requests.createOrder).toBe(6);
    expect(rig.control.orders()).toMatchObject([{ trans_id: other.transId }]);
    const [listed] = service.listUndelivered();
    expect(listed).toMatchObject({ transId: refused.transId, status: 106, attempts: 5 });
    expect(service.sendAgain(listed?.messageId ?? 0)).toBe(true);
    expect(service.sendAgain(9_999)).toBe(false);
    await until(() => service.state().undelivered === 1 && waiting() === 0);
    expect(rig.control.requests.createOrder).toBe(11);
  });

  it('is dropped, not sent again, once its sale has left it behind', async () => {
    put(newTrade({ status: 106 }));
    const { service, until } = boot({ isCurrent: false });
    await until(() => service.state().undelivered === 1);
    const [listed] = service.listUndelivered();
    expect(service.sendAgain(listed?.messageId ?? 0)).toBe(true);
    expect(service.state()).toMatchObject({ waiting: 0, undelivered: 0 });
    expect(rig.control.requests.createOrder).toBe(5);
  });

  it('stays in doubt where nobody may look into the books, and is staff’s too', async () => {
    rig.control.setFault('createOrder', { kind: 'closeBeforeAnswer', times: 1 });
    put(newTrade());
    const { service, until } = boot({ withDesk: false });
    await until(() => service.state().undelivered === 1);
    expect(rig.control.orders()).toHaveLength(1);
    expect(rig.control.requests).toEqual({ createOrder: 6 });
  });
});
