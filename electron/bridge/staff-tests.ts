import type { FoundDevice, FoundPort } from '../../shared/contract/staff-tests.ts';
import { ok } from '../../shared/domain/result.ts';
import type { DeviceTests } from '../services/devices/device-tests.ts';
import { refuse } from './refuse.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

/** Looks for what could be connected. Each settles within a limit of its own, and never throws. */
export interface DeviceFinder {
  findPorts(): Promise<FoundPort[]>;
  findPrinters(): Promise<FoundDevice[]>;
  askAddress(address: string): Promise<FoundDevice[]>;
}

export interface StaffTestsOptions {
  readonly guard: StaffGuard;
  readonly tests: DeviceTests;
  readonly finder: DeviceFinder;
}

const noTest = () => refuse('notFound', 'there is no such test');
const done = (isDone: boolean) => (isDone ? ok({}) : noTest());

export function staffTestsHandlers({ guard, tests, finder }: StaffTestsOptions) {
  return {
    getTestPlan: guard.see('seeDevices', async () => ok(tests.plan())),
    listTests: guard.see('seeDevices', async () => ok(tests.list())),
    getTest: guard.see('seeDevices', async ({ testId }) => {
      const test = tests.get(testId);
      return test ? ok(test) : noTest();
    }),
    startPrintTest: guard.order('testMotion', 'startPrintTest', slotDetail, async ({ slot }, who) =>
      ok(await tests.start({ kind: 'print', slot }, who)),
    ),
    startVendTest: guard.order('testMotion', 'startVendTest', slotDetail, async ({ slot }, who) =>
      ok(await tests.start({ kind: 'vend', slot }, who)),
    ),
    printTestSlip: guard.order('testDevice', 'printTestSlip', noDetail, async (_input, who) =>
      ok(await tests.start({ kind: 'receipt' }, who)),
    ),
    startCashTest: guard.order('testMotion', 'startCashTest', noDetail, async (_input, who) =>
      ok(await tests.start({ kind: 'cash' }, who)),
    ),
    startCardTest: guard.order(
      'testMotion',
      'startCardTest',
      ({ reader }) => ({ reader }),
      async ({ reader }, who) => ok(await tests.start({ kind: 'card', reader }, who)),
    ),
    endTest: guard.order('testMotion', 'endTest', testDetail, async ({ testId }) => done(tests.end(testId))),
    seeTest: guard.order('testDevice', 'seeTest', testDetail, async ({ testId }) => done(tests.see(testId))),
    findPorts: guard.order('connectDevice', 'findPorts', noDetail, async () => ok(await finder.findPorts())),
    findPrinters: guard.see('connectDevice', async () => ok(await finder.findPrinters())),
    askAddress: guard.order(
      'connectDevice',
      'askAddress',
      // Only the address: a name and a password in it are refused by the contract.
      ({ address }) => ({ address }),
      async ({ address }) => ok(await finder.askAddress(address)),
    ),
  } satisfies Partial<BridgeHandlers>;
}

const noDetail = () => ({});
const slotDetail = ({ slot }: { slot: number | null }) => ({ slot });
const testDetail = ({ testId }: { testId: string }) => ({ testId });
