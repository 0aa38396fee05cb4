import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../backends/transport/test-kit/manual-clock.ts';
import { formatQueueNo } from './orders.ts';
import { DEVICE, PNG, startDemo, type TestDemo } from './test-support.ts';

let demo: TestDemo;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  demo = await startDemo({ clock, devices: [DEVICE, 'KIOSK-2'] });
});
afterEach(() => demo.close());

const sell = async (deviceId: string) => {
  const modelId = demo.model(0).id;
  return (await demo.backend.control.insertForeignOrder({ deviceId, modelId, picture: PNG })).queueNo;
};

it('counts for each device and day, in the site’s own zone', async () => {
  expect([await sell(DEVICE), await sell(DEVICE), await sell('KIOSK-2')]).toEqual(['A001', 'A002', 'A001']);
  // 12:00 in Shanghai: 11:59:59 later it is still the same day, one second more and it is not.
  clock.advance(12 * 3_600_000 - 1_000);
  expect(await sell(DEVICE)).toBe('A003');
  clock.advance(1_000);
  expect(await sell(DEVICE)).toBe('A001');
});

it.each([
  [1, 'A001'],
  [999, 'A999'],
  [1_000, 'B001'],
  [999 * 26, 'Z999'],
  [999 * 26 + 1, 'A001'],
])('number %d is %s', (position, queueNo) => {
  expect(formatQueueNo(position)).toBe(queueNo);
});
