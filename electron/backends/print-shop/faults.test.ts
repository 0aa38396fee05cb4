import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../demo/backend/faults.ts';
import { createTestPrintShopClient } from '../../demo/backend/other-systems-kit.ts';
import { expectError } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import { deadAddress } from '../transport/test-kit/stub.ts';
import type { BackendResult } from '../types.ts';
import type { PrintShopClient } from './client.ts';
import { PRINT_SHOP_LIMITS, type PrintShopEndpointName } from './limits.ts';
import { printShop } from './schema.ts';
import { newRequest, type PrintShopRig, startPrintShop } from './test-kit.ts';

const CALLS: Readonly<
  Record<
    PrintShopEndpointName,
    (client: PrintShopClient, signal?: AbortSignal) => Promise<BackendResult<unknown>>
  >
> = {
  verify: (client, signal) => client.verifyOrder(newRequest(), signal && { signal }),
  detail: (client, signal) => client.readOrder('1', signal && { signal }),
  info: (client, signal) => client.listOrders({ group: 'ALL', page: 1, limits: 5 }, signal && { signal }),
  amount: (client, signal) => client.countOrders(signal && { signal }),
  cancel: (client, signal) => client.cancelOrder('1', signal && { signal }),
};
const NAMES = Object.keys(CALLS) as PrintShopEndpointName[];

let rig: PrintShopRig;
beforeAll(async () => {
  rig = await startPrintShop();
});
afterEach(() => {
  for (const name of NAMES) rig.control.setFault(name, null);
});
afterAll(() => rig.close());

it('covers every endpoint of the document', () => {
  expect([...NAMES].sort()).toEqual(Object.keys(printShop).sort());
});

describe.each(NAMES)('%s', (name) => {
  const asked = () => rig.control.requests[name] ?? 0;

  it.each<[Fault['kind'], object]>([
    ['html', { kind: 'contract', system: 'print-shop', field: '(body)' }],
    ['empty', { kind: 'contract', field: '(body)' }],
    ['wrongShape', { kind: 'contract', field: 'result' }],
    ['http500', { kind: 'unreachable', sent: true }],
    ['closeBeforeProcessing', { kind: 'unreachable', sent: true }],
    ['closeBeforeAnswer', { kind: 'unreachable', sent: true }],
    ['hang', { kind: 'unreachable', sent: true }],
  ])(
    'meets %s as an error by its name, and repeats only what reads and is not polled',
    async (kind, expected) => {
      const hang = { clock: createHangClock(asked), timeouts: { [name]: HANG_MS } };
      const client = rig.connect({ ...(kind === 'hang' && hang), breaker: { failuresToOpen: 50 } });
      const before = asked();
      rig.control.setFault(name, { kind } as Fault);
      expect(expectError(await CALLS[name](client))).toMatchObject(expected);
      expect(asked() - before).toBe('field' in expected ? 1 : PRINT_SHOP_LIMITS[name].attempts);
    },
  );

  it('is called off with its shopper', async () => {
    rig.control.setFault(name, { kind: 'hang' });
    const leaving = new AbortController();
    const before = asked();
    const answer = CALLS[name](rig.connect(), leaving.signal);
    await expect.poll(asked).toBe(before + 1);
    leaving.abort();
    expect(expectError(await answer)).toEqual({ kind: 'aborted' });
  });

  it('was certainly not told where nobody listens', async () => {
    const away = createTestPrintShopClient(await deadAddress());
    expect(expectError(await CALLS[name](away))).toMatchObject({ kind: 'unreachable', sent: false });
    away.close();
  });
});

it('suspends a print shop that is away, and spares the shopper the wait', async () => {
  const client = rig.connect({ breaker: { failuresToOpen: 2 } });
  rig.control.setFault('detail', { kind: 'http500' });
  await client.readOrder('1');
  await client.readOrder('1');
  const before = rig.control.requests.verify ?? 0;
  expect(expectError(await client.verifyOrder(newRequest()))).toMatchObject({ kind: 'suspended' });
  expect(rig.control.requests.verify ?? 0).toBe(before);
});
