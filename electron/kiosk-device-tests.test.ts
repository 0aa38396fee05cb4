import { describe, expect, it } from 'vitest';
import type { DeviceTest, TestAnswer } from '../shared/contract/staff-tests.ts';
import {
  act,
  createMachineRig,
  LONG,
  lookAt,
  SOON,
  untilAllFound,
  WIRED,
} from './demo/machine/test-kit/machine-rig.ts';
import type { Kiosk } from './kiosk.ts';

const PLANOGRAM = [
  { slot: 1, modelId: '1001' },
  { slot: 2, modelId: '1002' },
];

async function open(config: object = { ...WIRED, planogram: PLANOGRAM }) {
  const rig = createMachineRig();
  const kiosk = await rig.open(config);
  await untilAllFound(kiosk);
  await enter(kiosk);
  return { rig, kiosk };
}

/** The demo prints the PIN of somebody who may do everything. */
async function enter({ notes, handlers }: Kiosk): Promise<void> {
  const pin = notes.map((note) => /^demo staff PIN: (\d+)$/.exec(note)?.[1]).find(Boolean) ?? '';
  expect(await handlers.enterStaff({ pin })).toMatchObject({ value: { kind: 'entered' } });
}

type Answer = { readonly ok: boolean; readonly value?: TestAnswer };

function begun(answer: Answer): DeviceTest {
  if (answer.value?.kind !== 'started') throw new Error(`not started: ${JSON.stringify(answer)}`);
  return answer.value.test;
}

const testOf = async ({ handlers }: Kiosk, testId: string) => {
  const answer = await handlers.getTest({ testId });
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value;
};
const untilOver = async (kiosk: Kiosk, testId: string) => {
  await expect.poll(async () => (await testOf(kiosk, testId)).outcome, LONG).not.toBe('running');
  return testOf(kiosk, testId);
};
const countOf = async ({ handlers }: Kiosk, slot: number) => {
  const plan = await handlers.getTestPlan({});
  return plan.ok ? plan.value.slots.find((each) => each.slot === slot)?.count : undefined;
};

describe('tests of motion and money at the whole machine', () => {
  it('prints the pattern on a blank of the slot, brings it out, and books the blank', async () => {
    const { kiosk } = await open();
    const { handlers } = kiosk;
    const count = { actId: 'act-0001-0001', slot: 2, counted: 5, expected: null, reason: null };
    expect(await handlers.countSlot(count)).toMatchObject({ ok: true });
    expect(await countOf(kiosk, 2)).toBe(5);
    const test = begun(await handlers.startPrintTest({ slot: 2 }));
    expect(await handlers.startVendTest({ slot: 1 })).toMatchObject({
      value: { kind: 'refused', reason: 'testRunning' },
    });
    const done = await untilOver(kiosk, test.testId);
    expect(done.steps).toMatchObject([
      { step: 'prepare', outcome: 'passed' },
      { step: 'feed', outcome: 'passed', detail: 'fed' },
      { step: 'print', outcome: 'passed', detail: 'done' },
      { step: 'dispense', outcome: 'passed', detail: 'dropped' },
    ]);
    expect(await lookAt(kiosk, 'dispenser')).toMatchObject({ book: { fallen: 1, fed: 1 } });
    expect(await countOf(kiosk, 2)).toBe(4);
    expect(await handlers.startVendTest({ slot: 9 })).toMatchObject({ value: { reason: 'noSuchSlot' } });
  }, 60_000);

  it('says that nothing fell', async () => {
    const { kiosk } = await open();
    await act(kiosk, 'dispenser', 'dropNothing');
    // Two presses at once are one test.
    const [first, second] = await Promise.all([
      kiosk.handlers.startVendTest({ slot: 1 }),
      kiosk.handlers.startVendTest({ slot: 1 }),
    ]);
    expect(second).toMatchObject({ value: { kind: 'refused', reason: 'testRunning' } });
    const test = begun(first);
    const done = await untilOver(kiosk, test.testId);
    expect(done).toMatchObject({ outcome: 'failed' });
    expect(done.steps.at(-1)).toMatchObject({ step: 'dispense', detail: 'noDrop' });
    // The dispenser is in trouble now, and nothing may move.
    expect(await kiosk.handlers.startVendTest({ slot: 1 })).toMatchObject({ value: { reason: 'notReady' } });
  }, 60_000);

  it('prints a test slip', async () => {
    const { kiosk } = await open();
    const test = begun(await kiosk.handlers.printTestSlip({}));
    expect(await untilOver(kiosk, test.testId)).toMatchObject({ outcome: 'passed' });
  }, 60_000);

  it('shows coins as they fall, and gives them back', async () => {
    const { kiosk } = await open();
    await expect
      .poll(async () => {
        const plan = await kiosk.handlers.getTestPlan({});
        return plan.ok ? plan.value.cash?.tubes.length : 0;
      }, SOON)
      .toBeGreaterThan(0);
    const test = begun(await kiosk.handlers.startCashTest({}));
    await expect
      .poll(async () => {
        await act(kiosk, 'changer', 'insertCoin', { valueMinor: 100 });
        return (await testOf(kiosk, test.testId)).cash?.insertedMinor;
      }, LONG)
      .toBeGreaterThan(0);
    expect(await kiosk.handlers.endTest({ testId: test.testId })).toMatchObject({ ok: true });
    const done = await untilOver(kiosk, test.testId);
    expect(done.cash?.returnedMinor).toBe(done.cash?.insertedMinor);
    expect(done.cash?.keptMinor).toBe(0);
  }, 60_000);

  it('names the bytes of a device', async () => {
    const { kiosk } = await open();
    const traffic = await kiosk.handlers.getDeviceTraffic({ deviceId: 'board' });
    expect(traffic.ok && traffic.value.some(({ meaning }) => meaning?.includes('read inputs'))).toBe(true);
  }, 60_000);

  it('tells of a test that a crash cut off, and lets nothing move before somebody has looked', async () => {
    const { rig, kiosk } = await open();
    const test = begun(await kiosk.handlers.startPrintTest({ slot: 1 }));
    await expect.poll(async () => (await testOf(kiosk, test.testId)).steps.at(-1)?.step, LONG).toBe('print');
    await kiosk.close();
    const next = await rig.open({ ...WIRED, planogram: PLANOGRAM });
    await untilAllFound(next);
    await enter(next);
    const cutOff = await untilOver(next, test.testId);
    expect(cutOff).toMatchObject({ outcome: 'interrupted', wantsLook: true });
    expect(await next.handlers.startVendTest({ slot: 1 })).toMatchObject({ value: { reason: 'lookFirst' } });
    const overview = await next.handlers.getStaffOverview({});
    expect(overview.ok && overview.value.needs).toContainEqual({
      ...{ kind: 'testsToLookAt', urgency: 'now', count: 1 },
    });
    await next.handlers.seeTest({ testId: test.testId });
    // The blank is where the next one would go.
    expect(await next.handlers.startVendTest({ slot: 1 })).toMatchObject({
      value: { kind: 'refused', reason: 'placeTaken' },
    });
  }, 90_000);

  it('is for staff, and motion for technicians alone', async () => {
    const { kiosk } = await open();
    await kiosk.handlers.addPerson({ name: 'Ann', role: 'attendant', pin: '204816' });
    await kiosk.handlers.leaveStaff({});
    expect(await kiosk.handlers.startVendTest({ slot: 1 })).toMatchObject({ error: { kind: 'notAllowed' } });
    await kiosk.handlers.enterStaff({ pin: '204816' });
    expect(await kiosk.handlers.startCashTest({})).toMatchObject({ error: { kind: 'notAllowed' } });
    expect(await kiosk.handlers.testDevice({ deviceId: 'board' })).toMatchObject({ value: { kind: 'done' } });
  }, 60_000);
});
