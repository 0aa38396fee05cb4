import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Device, SelfTestStep } from '../../devices/types.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { TEST_DELAYS } from './delays.ts';
import { createSelfTests } from './self-test.ts';

function deviceThat(selfTest: Device['selfTest']): Device {
  return {
    deviceId: 'dispenser',
    description: 'simulated',
    status: async () => ({ kind: 'ready' }),
    onStatus: () => () => undefined,
    selfTest,
    counters: () => ({}),
    traffic: () => [],
    start: () => undefined,
    stop: async () => undefined,
  };
}

const STEPS: SelfTestStep[] = [{ step: 'answers', outcome: 'passed', detail: '' }];

function open(selfTest: Device['selfTest'], isInUse = false) {
  const clock = createVirtualClock(0);
  const tests = createSelfTests({ devices: [deviceThat(selfTest)], clock, isInUse: () => isInUse });
  return { clock, tests };
}

describe('a self-test', () => {
  it('tells its steps', async () => {
    const { tests } = open(async () => STEPS);
    expect(await tests.run('dispenser')).toEqual({ kind: 'done', steps: STEPS });
    expect(await tests.run('dispenser')).toEqual({ kind: 'done', steps: STEPS });
  });

  it('is not begun a second time while it runs', async () => {
    const { promise, resolve } = Promise.withResolvers<SelfTestStep[]>();
    const { tests } = open(() => promise);
    const first = tests.run('dispenser');
    expect(await tests.run('dispenser')).toEqual({ kind: 'refused', reason: 'running' });
    resolve(STEPS);
    expect(await first).toMatchObject({ kind: 'done' });
  });

  it('is not begun while a sale has the device', async () => {
    let asked = 0;
    const { tests } = open(async () => {
      asked++;
      return STEPS;
    }, true);
    expect(await tests.run('dispenser')).toEqual({ kind: 'refused', reason: 'inUse' });
    expect(asked).toBe(0);
  });

  it('ends at its limit, tells the device so, and is refused until the device has let go', async () => {
    let isCalledOff = false;
    const { promise, resolve } = Promise.withResolvers<SelfTestStep[]>();
    const { clock, tests } = open((signal) => {
      signal?.addEventListener('abort', () => {
        isCalledOff = true;
      });
      return promise;
    });
    const late = tests.run('dispenser');
    await clock.advance(TEST_DELAYS.selfTestMs);
    expect(await late).toEqual({ kind: 'late', afterSeconds: TEST_DELAYS.selfTestMs / 1000 });
    expect(isCalledOff).toBe(true);
    expect(await tests.run('dispenser')).toMatchObject({ reason: 'running' });
    resolve(STEPS);
    await clock.advance(1);
    expect(await tests.run('dispenser')).toMatchObject({ kind: 'done' });
  });

  it('is of no device that the machine does not have', async () => {
    const { tests } = open(async () => STEPS);
    expect(await tests.run('board')).toBeNull();
  });
});

const root = join(import.meta.dirname, '..', '..', '..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/test-kit|tests/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
const found = (texts: readonly string[], pattern: RegExp) =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')));

describe('the words of the devices', () => {
  const drivers = sources('electron/devices');
  const words = readFileSync(join(root, 'renderer/staff/devices/step-words.ts'), 'utf8');
  const known = found([words], /^ {2}'(\w+)',$/gm);

  it('are there for every step of every self-test', () => {
    const steps = found(
      drivers,
      /\b(?:step|sensor)(?:: |\(\s*)['`]([a-z0-9-]+(?:\$\{reader\.reader\}-answers)?)['`]/g,
    );
    const folders = found(drivers, /\['((?:\w+-)?folder)', config\./g);
    const names = [...steps, ...folders].flatMap((step) =>
      step.includes('$') ? [1, 2].map((number) => `reader-${number}-answers`) : [step],
    );
    expect(names.length).toBeGreaterThan(25);
    const missing = names.filter(
      (name) => !known.has(name.replaceAll(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())),
    );
    expect(missing).toEqual([]);
  });

  it('are there for every trouble of every device', () => {
    const types = drivers.filter((text) => /export type \w+Trouble\b/.test(text));
    const unions = types.flatMap((text) => [...text.matchAll(/export type \w+Trouble =([^;]+);/g)]);
    const troubles = found(
      unions.map((match) => match[1] ?? ''),
      /(?:^|\|)\s*'(\w+)'/g,
    );
    const reasons = readFileSync(join(root, 'renderer/staff/overview/device-words.ts'), 'utf8');
    expect(troubles.size).toBeGreaterThan(25);
    expect([...troubles].filter((trouble) => !reasons.includes(`'${trouble}'`))).toEqual([]);
  });
});
