import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../demo/backend/faults.ts';
import { expectError, expectValue } from '../transport/test-kit/expect-result.ts';
import { createHangClock, HANG_MS } from '../transport/test-kit/hang-clock.ts';
import type { BackendResult } from '../types.ts';
import type { GoboxClient } from './client.ts';
import { GOBOX_LIMITS, type GoboxEndpointName } from './limits.ts';
import { gobox } from './schema.ts';
import { type GoboxRig, newCabinet, newTrade, startGobox } from './test-kit.ts';

type Desk = NonNullable<GoboxClient['desk']>;
type Call = (desk: Desk) => Promise<BackendResult<unknown>>;
const DAY = { fromDay: '2025-06-04', toDay: '2025-06-04' };

/** Every endpoint of staff's side, as staff would meet it. */
const CALLS: Readonly<Record<Exclude<GoboxEndpointName, 'createOrder'>, Call>> = {
  getAccessToken: (desk) => desk.connect(),
  readSetOfBook: (desk) => desk.readSetOfBook(),
  changeSetOfBook: (desk) => desk.changeSetOfBook(1, { appKey: 'a-new-key', userName: 'demo' }),
  createDevice: (desk) => desk.createCabinet(newCabinet()),
  listDevices: (desk) => desk.listCabinets({ start: 0, limit: 5 }),
  readDevice: (desk) => desk.readCabinet(1),
  changeDevice: (desk) => desk.changeCabinet(1, newCabinet()),
  deleteDevice: (desk) => desk.deleteCabinet(1),
  downloadOrders: (desk) => desk.downloadOrders(DAY, () => undefined),
  queryOrders: (desk) => desk.queryOrders({ start: 0, limit: 5 }),
  importOrder: (desk) => desk.importOrder(1),
  resetOrder: (desk) => desk.resetOrder(1),
  deleteOrder: (desk) => desk.deleteOrder(1),
};
const NAMES = Object.keys(CALLS) as (keyof typeof CALLS)[];

let rig: GoboxRig;
beforeAll(async () => {
  rig = await startGobox();
  expectValue(await rig.client.sendTrade(newTrade()));
});
afterEach(() => {
  for (const name of NAMES) rig.control.setFault(name, null);
});
afterAll(() => rig.close());

it('covers every endpoint of the document', () => {
  expect([...NAMES, 'createOrder'].sort()).toEqual(Object.keys(gobox).sort());
});

describe.each(NAMES)('%s', (name) => {
  it.each<[Fault['kind'], object]>([
    ['html', { kind: 'contract', system: 'gobox', field: '(body)' }],
    ['empty', { kind: 'contract', field: '(body)' }],
    ['wrongShape', { kind: 'contract', field: 'state' }],
    ['http500', { kind: 'unreachable', sent: true }],
    ['closeBeforeAnswer', { kind: 'unreachable', sent: true }],
    ['hang', { kind: 'unreachable', sent: true }],
  ])('meets %s as an error by its name, and repeats only what reads', async (kind, expected) => {
    const asked = () => rig.control.requests[name] ?? 0;
    const hang = { clock: createHangClock(asked), timeouts: { [name]: HANG_MS } };
    const client = rig.connect({ ...(kind === 'hang' && hang), breaker: { failuresToOpen: 50 } });
    if (!client.desk) throw new Error('no staff side');
    if (name !== 'getAccessToken') expectValue(await client.desk.connect());
    const before = asked();
    rig.control.setFault(name, { kind } as Fault);
    expect(expectError(await CALLS[name](client.desk))).toMatchObject(expected);
    const isAnswer = 'field' in expected;
    expect(asked() - before).toBe(isAnswer ? 1 : GOBOX_LIMITS[name].attempts);
  });
});
