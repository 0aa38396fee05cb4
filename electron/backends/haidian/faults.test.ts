import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../demo/backend/faults.ts';
import { createTestHaidianClient } from '../../demo/backend/other-systems-kit.ts';
import { expectError } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import { deadAddress } from '../transport/test-kit/stub.ts';
import type { BackendResult } from '../types.ts';
import type { HaidianClient } from './client.ts';
import { HAIDIAN_LIMITS, type HaidianEndpointName } from './limits.ts';
import { haidian } from './schema.ts';
import { type HaidianRig, newHandedOrder, startHaidian } from './test-kit.ts';

/** Every endpoint, as the services call it. */
const CALLS: Readonly<
  Record<HaidianEndpointName, (client: HaidianClient) => Promise<BackendResult<unknown>>>
> = {
  userInfo: (client) => client.findMember('13800138000'),
  orderList: (client) => client.hasOrder({ memberId: 8, orderNo: 'A' }),
  couponsInfo: (client) => client.readCoupon({ memberId: 8, couponCode: 'HD10OFF' }),
  couponsUse: (client) => client.redeemCoupon({ memberId: 8, couponId: '500', couponCode: 'HD10OFF' }),
  orderAdd: (client) => client.handOverOrder(newHandedOrder()),
  orderSend: (client) => client.reportPickUp({ memberId: 8, orderNo: 'A' }),
};
const NAMES = Object.keys(CALLS) as HaidianEndpointName[];

let rig: HaidianRig;
beforeAll(async () => {
  rig = await startHaidian();
});
afterEach(() => {
  for (const name of NAMES) rig.control.setFault(name, null);
});
afterAll(() => rig.close());

it('covers every endpoint of the document', () => {
  expect(NAMES.sort()).toEqual(Object.keys(haidian).sort());
});

describe.each(NAMES)('%s', (name) => {
  it.each<[Fault['kind'], object]>([
    ['html', { kind: 'contract', system: 'haidian', field: '(body)' }],
    ['empty', { kind: 'contract', field: '(body)' }],
    ['wrongShape', { kind: 'contract', field: 'code' }],
    ['http500', { kind: 'unreachable', sent: true }],
    ['closeBeforeProcessing', { kind: 'unreachable', sent: true }],
    ['closeBeforeAnswer', { kind: 'unreachable', sent: true }],
    ['hang', { kind: 'unreachable', sent: true }],
  ])('meets %s as an error by its name, and repeats only what reads', async (kind, expected) => {
    const asked = () => rig.control.requests[name] ?? 0;
    const hang = { clock: createHangClock(asked), timeouts: { [name]: HANG_MS } };
    const client = rig.connect({ ...(kind === 'hang' && hang), breaker: { failuresToOpen: 50 } });
    const before = asked();
    rig.control.setFault(name, { kind } as Fault);
    expect(expectError(await CALLS[name](client))).toMatchObject(expected);
    const isAnswer = 'field' in expected;
    expect(asked() - before).toBe(isAnswer ? 1 : HAIDIAN_LIMITS[name].attempts);
  });

  it('sends nothing to where nobody listens, and nothing after the end', async () => {
    const away = createTestHaidianClient(await deadAddress());
    expect(expectError(await CALLS[name](away))).toMatchObject({ kind: 'unreachable', sent: false });
    away.close();
    expect(expectError(await CALLS[name](away))).toEqual({ kind: 'aborted' });
  });
});
