import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDispenseResult } from './dispense-result.ts';

const TRADE = '2026060112000012345678901234';

describe('the result of an order', () => {
  it.each<[string, unknown, object]>([
    [
      'a plain success',
      { trade_id: TRADE, order_id: 5, success: true },
      { tradeId: TRADE, vendingOrderId: '5', outcome: 'succeeded' },
    ],
    ['a plain failure', { trade_id: TRADE, success: false }, { tradeId: TRADE, outcome: 'failed' }],
    [
      'an envelope round it',
      { code: 0, message: 'ok', data: { trade_id: TRADE, status: 'fail' } },
      { outcome: 'failed', tradeId: TRADE },
    ],
    ['an envelope and no flag', { code: 0, data: { trade_id: TRADE } }, { outcome: 'succeeded' }],
    ['an envelope of failure', { code: 60010, data: { trade_id: TRADE } }, { outcome: 'failed' }],
    [
      'the flag in the product',
      { trade_id: TRADE, products: [{ product_id: 1, ship_status: 1 }] },
      { outcome: 'succeeded' },
    ],
    ['a form', { out_trade_no: TRADE, result: 'SUCCESS' }, { tradeId: TRADE, outcome: 'succeeded' }],
    [
      'data as text',
      { data: `{"trade_id":"${TRADE}","success":1}` },
      { tradeId: TRADE, outcome: 'succeeded' },
    ],
    ['a list of one', [{ trade_id: TRADE, success: true }], { tradeId: TRADE, outcome: 'succeeded' }],
    [
      'the order number alone',
      { order_id: '77', success: true },
      { tradeId: null, vendingOrderId: '77', outcome: 'succeeded' },
    ],
    ['no flag at all', { trade_id: TRADE }, { tradeId: TRADE, outcome: 'unknown' }],
    ['a word that nobody knows', { trade_id: TRADE, status: 'dispensing' }, { outcome: 'unknown' }],
    ['flags that contradict', { trade_id: TRADE, success: true, status: 'fail' }, { outcome: 'unknown' }],
    ['a number that lost its digits', { trade_id: 2.026060112e27, success: true }, { tradeId: null }],
    ['a list of two', [{ trade_id: TRADE, success: true }, {}], { tradeId: null, outcome: 'unknown' }],
    ['nothing', null, { tradeId: null, vendingOrderId: null, outcome: 'unknown' }],
  ])('%s', (_what, body, expected) => {
    expect(readDispenseResult(body)).toMatchObject(expected);
  });

  it('never throws, and never takes success out of a body without a flag of it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (body) => {
        const result = readDispenseResult(body);
        expect(['succeeded', 'failed', 'unknown']).toContain(result.outcome);
        const text = JSON.stringify(body) ?? '';
        if (!/success|result|status|state|code/i.test(text)) expect(result.outcome).toBe('unknown');
      }),
    );
  });
});
