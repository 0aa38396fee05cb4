import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplyAnswer, SettingChange } from '../../../shared/contract/staff-settings.ts';
import { applyChanges, type ConfigJson } from '../../../shared/domain/setting-changes.ts';
import { createSetupWizard, type SetupWizardOptions } from './setup-wizard.ts';

const SITE = { locales: ['en'], shopName: null, timeZone: 'Europe/London', currency: 'GBP', pin: '927461' };

let config: ConfigJson;
let kept: Map<string, unknown>;
let isDiskFull: boolean;
let changes: number;
let applied: (readonly SettingChange[])[];
let answer: ApplyAnswer;
beforeEach(() => {
  config = {};
  kept = new Map();
  isDiskFull = false;
  changes = 0;
  applied = [];
  answer = { kind: 'restarting' };
});

/** Each call is a start of the kiosk, with what the ones before it kept. */
const start = (changed: Partial<SetupWizardOptions> = {}) =>
  createSetupWizard({
    keeper: {
      get: (key) => (kept.has(key) ? { value: JSON.parse(JSON.stringify(kept.get(key))) } : null),
      set: (key, value) => {
        if (isDiskFull) throw new Error('ENOSPC');
        kept.set(key, value);
      },
    },
    now: () => 1_000,
    isFirstRun: true,
    config: () => config,
    hasPeople: () => false,
    apply: async (wanted) => {
      applied.push(wanted);
      if (answer.kind === 'restarting') config = applyChanges(config, wanted);
      return answer;
    },
    recentSales: () => [],
    onChange: () => changes++,
    ...changed,
  });

describe('the first run is offered', () => {
  it('on an installed kiosk with nothing configured', () => {
    expect(start().offer()).toBe('begin');
  });

  it.each([
    ['a kiosk that runs from its source', {}, { isFirstRun: false }],
    ['one that has a backend', { backend: { url: 'https://shop.example' } }, {}],
    ['one whose owner has a PIN by the file', { staff: { pinHash: 'scrypt$a$b' } }, {}],
    ['one where somebody of the staff has a PIN', {}, { hasPeople: () => true }],
  ])('not on %s', async (_name, given, changed) => {
    config = given;
    const wizard = start(changed);
    expect(wizard.offer()).toBeUndefined();
    expect(await wizard.begin(SITE)).toEqual({ kind: 'refused', reason: 'notOffered' });
    expect(applied).toEqual([]);
  });
});

describe('the first PIN', () => {
  it('is set together with the site, and once', async () => {
    const wizard = start();
    const both = await Promise.all([wizard.begin(SITE), wizard.begin({ ...SITE, pin: '111222' })]);
    expect(both).toEqual([{ kind: 'restarting' }, { kind: 'refused', reason: 'notOffered' }]);
    expect(config).toEqual({
      locales: ['en'],
      timeZone: 'Europe/London',
      currency: 'GBP',
      staff: { pinHash: '927461' },
    });
    expect(await start().begin(SITE)).toEqual({ kind: 'refused', reason: 'notOffered' });
    expect(applied).toHaveLength(1);
  });

  it('can be tried again after it was refused', async () => {
    answer = {
      kind: 'wrong',
      faults: [{ path: ['staff', 'pinHash'], fault: { kind: 'doesNotFit', detail: 'easy' } }],
    };
    const wizard = start();
    expect(await wizard.begin(SITE)).toEqual({ kind: 'refused', reason: 'pinTooEasy' });
    answer = { kind: 'restarting' };
    expect(await wizard.begin(SITE)).toEqual({ kind: 'restarting' });
  });

  it('is not set on a disk that keeps nothing', async () => {
    isDiskFull = true;
    expect(await start().begin(SITE)).toEqual({ kind: 'refused', reason: 'notKept' });
    expect(applied).toEqual([]);
  });
});

describe('the steps', () => {
  const stateOf = (wizard: ReturnType<typeof start>) =>
    Object.fromEntries(wizard.view().steps.map(({ step, state }) => [step, state]));

  it('are taken up again after a restart, where they were left', async () => {
    await start().begin(SITE);
    const second = start();
    expect(second.offer()).toBe('goOn');
    expect(stateOf(second)).toMatchObject({ language: 'done', owner: 'done', deviceId: 'open' });
    config = { ...config, deviceId: 'SHOP-1', backend: {}, payments: [] };
    expect(second.pass('devices')).toEqual({ kind: 'done' });
    // The mark of the first start is not needed to go on.
    const third = start({ isFirstRun: false });
    expect(third.offer()).toBe('goOn');
    expect(stateOf(third)).toEqual({
      ...{ language: 'done', owner: 'done', deviceId: 'done', backend: 'done', payments: 'done' },
      ...{ devices: 'passed', testSale: 'open' },
    });
  });

  it('are not passed where the kiosk cannot do without', () => {
    const wizard = start();
    expect(wizard.pass('backend')).toEqual({ kind: 'refused', reason: 'notPassable' });
    expect(stateOf(wizard)).toMatchObject({ backend: 'open' });
  });

  it('begin anew where the PIN did not prove itself and was taken back', async () => {
    await start().begin(SITE);
    config = {};
    expect(start().offer()).toBe('begin');
  });

  it.each(['finished', 'skipped'] as const)('are offered no more once they are %s', async (kind) => {
    const wizard = start();
    await wizard.begin(SITE);
    const told = changes;
    expect(wizard.end(kind)).toEqual({ kind: 'done' });
    expect(changes).toBe(told + 1);
    const later = start();
    expect(later.offer()).toBeUndefined();
    expect(later.view().ended).toEqual({ kind, atMs: 1_000 });
  });
});
