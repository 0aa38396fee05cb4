import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TradeStatus } from '../../../shared/domain/trade-status.ts';
import { createTestGoboxClient } from '../../demo/backend/other-systems-kit.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import { deadAddress } from '../transport/test-kit/stub.ts';
import { type GoboxRig, newTrade, startGobox } from './test-kit.ts';

let rig: GoboxRig;
beforeEach(async () => {
  rig = await startGobox();
});
afterEach(() => rig.close());

describe('a sale that is reported', () => {
  it('arrives with every field of the document', async () => {
    const trade = newTrade();
    expectValue(await rig.client.sendTrade(trade));
    expect(rig.control.orders()).toMatchObject([
      {
        trans_id: trade.transId,
        status: 100,
        e_id: 'walk-in',
        dev_id: 1001,
        create_time: '2025-06-04 12:00:00',
        update_time: '2025-06-04 12:01:00',
        total_amount: 39.9,
        products: [{ barcode: 'MM1', name: 'Galaxy S24 Ultra', num: 1, amount: 39.9, cost: 12.5 }],
      },
    ]);
  });

  it.each(Object.values(TradeStatus))('may have status %d', async (status) => {
    expectValue(await rig.client.sendTrade(newTrade({ status })));
    expect(rig.control.orders()).toMatchObject([{ status }]);
  });

  it('changes its status, and stays one line', async () => {
    const trade = newTrade({ status: TradeStatus.abnormal });
    expectValue(await rig.client.sendTrade(trade));
    expectValue(await rig.client.sendTrade({ ...trade, status: TradeStatus.waitingForRefund }));
    expectValue(await rig.client.sendTrade({ ...trade, status: TradeStatus.refunded }));
    expect(rig.control.orders()).toMatchObject([{ trans_id: trade.transId, status: 103 }]);
  });

  it('is refused a second time with the same status, where the books are strict', async () => {
    const trade = newTrade();
    expectValue(await rig.client.sendTrade(trade));
    expect(expectError(await rig.client.sendTrade(trade))).toMatchObject({ kind: 'refused', code: 0 });
    rig.control.setAcceptsRepeats(true);
    expectValue(await rig.client.sendTrade(trade));
    expect(rig.control.orders()).toHaveLength(1);
  });
});

describe('a refusal of a sale', () => {
  it.each<[string, object]>([
    ['a status that nobody knows', { status: 106 }],
    ['no goods', { goods: [] }],
    ['an empty number', { transId: '' }],
    ['an end before its beginning', { updatedAtMs: 0 }],
  ])('for %s', async (_what, change) => {
    const error = expectError(await rig.client.sendTrade(newTrade(change)));
    expect(error).toMatchObject({ kind: 'refused', reason: 'other', code: 0 });
    expect(rig.control.orders()).toEqual([]);
  });

  it('for a device that is not in the books', async () => {
    const error = expectError(await rig.connect({ devId: 7 }).sendTrade(newTrade()));
    expect(error).toMatchObject({ kind: 'refused', detail: expect.stringContaining('货柜') });
  });

  it('for other goods under the same number, and for a way back', async () => {
    const trade = newTrade({ status: TradeStatus.refunded });
    expectValue(await rig.client.sendTrade(trade));
    const goods = trade.goods.map((item) => ({ ...item, amountMinor: 1 }));
    expect(expectError(await rig.client.sendTrade({ ...trade, goods }))).toMatchObject({ kind: 'refused' });
    expect(expectError(await rig.client.sendTrade({ ...trade, status: TradeStatus.paid }))).toMatchObject({
      kind: 'refused',
    });
  });

  it.each(['state', 'http'] as const)('for a wrong token, told by %s', async (how) => {
    rig.control.setTokenRefusal(how);
    const error = expectError(await rig.connect({ token: 'not-the-token' }).sendTrade(newTrade()));
    expect(error).toMatchObject({ kind: 'unauthorised' });
  });
});

describe('bad luck with a sale', () => {
  it.each([
    ['html', { kind: 'contract', system: 'gobox', endpoint: 'POST /api/create_order', field: '(body)' }],
    ['empty', { kind: 'contract', field: '(body)' }],
    ['wrongShape', { kind: 'contract', field: 'status' }],
    ['http500', { kind: 'unreachable', sent: true }],
    ['closeBeforeProcessing', { kind: 'unreachable', sent: true }],
    ['closeBeforeAnswer', { kind: 'unreachable', sent: true }],
    ['hang', { kind: 'unreachable', sent: true }],
  ] as const)('%s is an error by its name, after one attempt', async (kind, expected) => {
    rig.control.setFault('createOrder', { kind });
    const clock = createHangClock(() => rig.control.requests.createOrder ?? 0);
    const client = rig.connect(kind === 'hang' ? { clock, timeouts: { createOrder: HANG_MS } } : {});
    expect(expectError(await client.sendTrade(newTrade()))).toMatchObject(expected);
    expect(rig.control.requests).toEqual({ createOrder: 1 });
  });

  it('books that nobody reaches got nothing', async () => {
    const away = createTestGoboxClient(await deadAddress());
    expect(expectError(await away.sendTrade(newTrade()))).toMatchObject({ kind: 'unreachable', sent: false });
  });
});
