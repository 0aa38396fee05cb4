import { expect, it } from 'vitest';
import type { DeviceView } from '../../../shared/contract/devices.ts';
import { openDatabase, transaction } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { createOutbox } from '../../journal/outbox.ts';
import { FLEET_TOPIC, fleetNewsSchema } from './fleet-news.ts';
import { SOUND, WITHOUT_MEDIA } from './test-kit/sample-overview.ts';
import { createKioskWatch } from './watch-kiosk.ts';

const database = () => openDatabase(':memory:');

function open(over = database()) {
  const box = createOutbox(over);
  const watch = createKioskWatch({
    keeper: createKeptValues(over),
    add: (message, atMs) => box.add(message, atMs),
    together: (work) => transaction(over, work),
    deviceMs: 10_000,
  });
  const written = () =>
    box.oldest(FLEET_TOPIC, 100).map(({ body }) => {
      const { channel, content } = fleetNewsSchema.parse(body);
      return channel === 'event/device' ? `${content.deviceId} ${content.status}` : `${channel}`;
    });
  return { database: over, watch, written };
}
const printer = (status: DeviceView['status'], reason: string | null = null) => ({
  ...SOUND,
  devices: SOUND.devices.map((device) => ({ ...device, status, reason })),
});

it('writes down what changed of the kiosk and its devices, each change once', () => {
  const { watch, written } = open();
  for (const [atMs, seen] of [SOUND, SOUND, WITHOUT_MEDIA, WITHOUT_MEDIA, SOUND].entries()) {
    watch(seen, atMs * 60_000);
  }
  expect(written()).toEqual([
    'event/kiosk',
    'event/kiosk',
    'casePrinter attention',
    'event/kiosk',
    'casePrinter ready',
  ]);
});

it('takes work for no news', () => {
  const { watch, written } = open();
  watch(SOUND, 0);
  watch(printer('busy'), 60_000);
  watch(SOUND, 120_000);
  expect(written()).toEqual(['event/kiosk']);
});

it('tells of a device that comes and goes now and then, and of how it was last', () => {
  const { watch, written } = open();
  watch(SOUND, 0);
  for (let atMs = 1_000; atMs <= 60_000; atMs += 1_000) {
    watch(printer((atMs / 1_000) % 2 === 0 ? 'ready' : 'disconnected'), atMs);
  }
  expect(written().length).toBeLessThanOrEqual(8);
  watch(printer('disconnected'), 120_000);
  expect(written().at(-1)).toBe('casePrinter disconnected');
});

it('takes a restart of the kiosk for no news of its devices', () => {
  const first = open();
  first.watch(WITHOUT_MEDIA, 0);
  const count = first.written().length;
  const second = open(first.database);
  second.watch(WITHOUT_MEDIA, 60_000);
  expect(second.written()).toHaveLength(count);
  second.watch(SOUND, 120_000);
  expect(second.written().slice(count)).toEqual(['event/kiosk', 'casePrinter ready']);
});

it('has nothing told where the disk takes nothing, and tells it then', () => {
  const { database: over, watch, written } = open();
  over.exec('PRAGMA query_only = ON');
  expect(() => watch(WITHOUT_MEDIA, 0)).toThrow();
  over.exec('PRAGMA query_only = OFF');
  expect(written()).toEqual([]);
  watch(WITHOUT_MEDIA, 5_000);
  expect(written()).toEqual(['event/kiosk', 'casePrinter attention']);
});
