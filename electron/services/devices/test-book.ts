import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type DeviceTest, deviceTestSchema, type TestStep } from '../../../shared/contract/staff-tests.ts';

/**
 * Every test that moves a case, takes money or prints a slip, durable before the deed: what was begun and not ended is
 * found by the next process. All methods throw when the disk does not take or give the data.
 */
export interface TestBook {
  begin(test: DeviceTest): void;
  /** The test as it is from now on. */
  change(testId: string, part: Partial<DeviceTest>): DeviceTest;
  /** Begins a step, or says how it ended: a step of that name is replaced. */
  putStep(testId: string, step: TestStep): DeviceTest;
  get(testId: string): DeviceTest | null;
  /** The youngest first. */
  list(): DeviceTest[];
}

/** As many as staff look through; older ones are in the audit log. */
const LISTED = 30;

export function createTestBook(database: DatabaseSync): TestBook {
  const upsert = database.prepare(
    'INSERT INTO device_tests (test_id, started_at_ms, body) VALUES (?, ?, ?) ON CONFLICT (test_id) DO UPDATE SET body = excluded.body',
  );
  const select = database.prepare('SELECT body FROM device_tests WHERE test_id = ?');
  const selectLatest = database.prepare(
    'SELECT body FROM device_tests ORDER BY started_at_ms DESC, rowid DESC LIMIT ?',
  );
  const read = (row: Record<string, unknown>) => z.parse(deviceTestSchema, JSON.parse(String(row.body)));
  const put = (test: DeviceTest): DeviceTest => {
    upsert.run(test.testId, test.startedAtMs, JSON.stringify(test));
    return test;
  };
  const known = (testId: string): DeviceTest => {
    const row = select.get(testId);
    if (!row) throw new Error(`there is no test ${testId}`);
    return read(row);
  };
  return {
    begin: (test) => void put(test),
    change: (testId, part) => put({ ...known(testId), ...part }),
    putStep: (testId, step) => {
      const test = known(testId);
      const isKnown = test.steps.some((each) => each.step === step.step);
      const steps = isKnown
        ? test.steps.map((each) => (each.step === step.step ? step : each))
        : [...test.steps, step];
      return put({ ...test, steps });
    },
    get: (testId) => {
      const row = select.get(testId);
      return row ? read(row) : null;
    },
    list: () => selectLatest.all(LISTED).map(read),
  };
}
