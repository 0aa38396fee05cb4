import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { ModbusLinks } from '../../board/modbus/link-config.ts';
import { createPoller, type Values } from '../../board/modbus/poller.ts';
import { createStatusWatch } from '../../board/status-watch.ts';
import type { DeviceGround } from '../../types.ts';
import { DISPENSER_DELAYS } from '../delays.ts';
import { createMotionBook, dispenseStateOf, feedStateOf } from '../motion-book.ts';
import type { Motion, MotionMemory } from '../motion-memory.ts';
import type { DispenseFailure, DispenserDevice, DispenserStatus, DispenserTrouble } from '../types.ts';
import type { ModbusDispenserConfig } from './config.ts';
import { countedDrops } from './motion-watch.ts';
import { type MotionEnd, type MotionGround, runDispense, runFeed } from './motions.ts';
import { createOutputs } from './outputs.ts';
import { type PointName, pointsOf, type Readings, readingsOf } from './readings.ts';
import { testModbusDispenser } from './self-test.ts';

export interface ModbusDispenserGround extends DeviceGround {
  readonly links: ModbusLinks;
  readonly memory: MotionMemory;
}

/** A dispenser made of relays and sensors behind one Modbus unit. It knows nothing of ids, so the kiosk remembers them. */
export function openModbusDispenser(
  config: ModbusDispenserConfig,
  { clock, log, links, memory }: ModbusDispenserGround,
): DispenserDevice {
  const { wiring, unit } = config;
  const lease = links.lease(config);
  const { link } = lease;
  const poller = createPoller({ link, unit, points: pointsOf(wiring), clock });
  const outputs = createOutputs({ link, unit, wiring, poller });
  const book = createMotionBook(memory, clock);
  const watch = createStatusWatch<DispenserTrouble>();
  const counts = { motions: 0, failedMotions: 0, unclearMotions: 0 };
  /** The motion that this process follows itself. */
  let underWay: string | null = null;
  let isSettling = false;
  let wasDoorOpen = false;
  /** Relays may be on from an earlier life or from before the board was lost: nothing else happens until they are off. */
  let isSafe = false;
  let unlisten: (() => void) | null = null;

  const read = (values: Values<PointName> | null): Readings | null => values && readingsOf(values, wiring);
  const latest = () => read(poller.latest());
  const readNow = async () => read(await poller.readNow());

  const statusOf = (readings: Readings | null): DispenserStatus => {
    if (!readings) return { kind: 'disconnected' };
    const reason = troubleOf(readings);
    if (reason) return { kind: 'attention', reason };
    return underWay || !isSafe ? { kind: 'busy' } : { kind: 'ready' };
  };
  const troubleOf = (readings: Readings): DispenserTrouble | null => {
    if (readings.door === 'open') return 'doorOpen';
    if (readings.jam) return 'jam';
    if (readings.motorFault) return 'motor';
    const left = book.trouble();
    if (left) return left;
    return readings.curtain && !underWay ? 'trayBlocked' : null;
  };

  const onValues = (values: Values<PointName> | null) => {
    const readings = read(values);
    if (!readings) isSafe = false;
    else if (!isSafe) void makeSafe();
    // Whoever had the door open has seen what lies there.
    const isOpen = readings?.door === 'open';
    if (wasDoorOpen && readings && !isOpen && !underWay && !isSettling) book.clearTrouble();
    if (readings) wasDoorOpen = isOpen;
    watch.set(statusOf(readings));
  };

  const makeSafe = async () => {
    if (isSettling) return;
    isSettling = true;
    try {
      const pending = book.pending();
      if (!underWay && !(await outputs.stopAll())) return;
      if (!underWay && pending) await settle(pending);
      isSafe = poller.latest() !== null && (underWay !== null || book.pending() === null);
      watch.set(statusOf(latest()));
    } catch (error) {
      log.warn({ error }, 'the end of a motion could not be recorded');
    } finally {
      isSettling = false;
    }
  };

  /** A motion that nobody followed to its end: the board's counter, or the feed sensor, may still tell what came of it. */
  const settle = async (motion: Motion) => {
    if (motion.phase === 'preparing') return book.annul(motion.id);
    await clock.sleep(DISPENSER_DELAYS.settleMs);
    const readings = await readNow();
    if (!readings) return;
    if (motion.what === 'feed') {
      // The place was empty when it began, and only a feed fills it.
      const isThere = readings.feedPosition === 'occupied';
      conclude(motion.id, { kind: isThere ? 'succeeded' : 'unknown' });
      return;
    }
    if (motion.dropsBefore === null || readings.drops === null)
      return conclude(motion.id, { kind: 'unknown' });
    const drops = countedDrops(motion.dropsBefore, readings.drops, true);
    if (drops === 'one') conclude(motion.id, { kind: 'succeeded' });
    else if (drops === 'several') conclude(motion.id, { kind: 'failed', reason: 'doubleDrop' });
    else conclude(motion.id, { kind: 'unknown' });
  };

  const conclude = (id: string, end: MotionEnd) => {
    if (end.kind === 'failed') counts.failedMotions++;
    if (end.kind === 'unknown' || end.kind === 'unsettled') counts.unclearMotions++;
    if (end.kind !== 'succeeded') log.warn({ motion: id, end }, 'dispenser motion');
    if (end.kind === 'annulled') book.annul(id);
    else if (end.kind !== 'unsettled') book.finish(id, end);
  };

  const groundOf = (id: string): MotionGround => ({
    config,
    outputs,
    readNow,
    latest,
    onReadings: (listener) => poller.onValues((values) => listener(read(values))),
    waitFor: (find, limitMs) => poller.waitFor((values) => find(readingsOf(values, wiring)), limitMs),
    setMoving: (dropsBefore) => book.setMoving(id, dropsBefore),
  });

  const follow = async (id: string, run: (ground: MotionGround) => Promise<MotionEnd>) => {
    try {
      conclude(id, await poller.fast(() => run(groundOf(id))));
    } catch (error) {
      // The memory could not be written. What is on disk stands: still `preparing` means that nothing moved.
      log.warn({ motion: id, error }, 'motion could not be recorded');
    } finally {
      underWay = null;
      // Switches the relays off once more, and settles what was left open.
      isSafe = false;
      onValues(poller.latest());
    }
  };

  const begin = async (
    motion: Pick<Motion, 'id' | 'what' | 'slot'>,
    obstacle: (readings: Readings) => string | null,
    run: (ground: MotionGround) => Promise<MotionEnd>,
  ): Promise<Result<void, DispenseFailure>> => {
    const rejected = (detail: string) => err({ kind: 'rejected', detail } as const);
    if (book.find(motion.what, motion.id)) return rejected(`motion ${motion.id} is known already`);
    if (underWay || book.pending()) return rejected('another motion is under way');
    underWay = motion.id;
    const readings = await readNow();
    const status = statusBefore(readings);
    const inTheWay = status ?? (readings && obstacle(readings));
    if (inTheWay !== null) {
      underWay = null;
      return rejected(inTheWay);
    }
    try {
      book.begin(motion);
    } catch {
      underWay = null;
      return rejected('the motion could not be recorded');
    }
    counts.motions++;
    watch.set(statusOf(readings));
    void follow(motion.id, run);
    return ok(undefined);
  };
  const statusBefore = (readings: Readings | null): string | null => {
    if (!readings) return 'dispenser is disconnected';
    if (!isSafe) return 'dispenser is busy';
    const reason = troubleOf(readings);
    return reason && `dispenser is attention: ${reason}`;
  };

  return {
    deviceId: 'dispenser',
    description: `modbus ${link.name} unit ${unit}`,
    canFeed: Object.keys(wiring.feeds).length > 0,
    status: async () => watch.current(),
    onStatus: watch.onStatus,
    dispense: (dispenseId) =>
      begin(
        { id: dispenseId, what: 'dispense', slot: null },
        ({ tray }) => (tray === 'empty' ? null : `the tray is ${tray}`),
        runDispense,
      ),
    feedBlank: async (feedId, slot) => {
      const feed = wiring.feeds[String(slot)];
      if (!feed) return err({ kind: 'rejected', detail: `there is no slot ${slot}` });
      return begin(
        { id: feedId, what: 'feed', slot },
        ({ feedPosition }) => (feedPosition === 'empty' ? null : `the printer's feed is ${feedPosition}`),
        (ground) => runFeed(ground, feed),
      );
    },
    motionState: async (id) => dispenseStateOf(book.find('dispense', id), underWay === id),
    feedState: async (id) => feedStateOf(book.find('feed', id), underWay === id),
    tray: async () => latest()?.tray ?? 'unknown',
    feedPosition: async () => latest()?.feedPosition ?? 'unknown',
    door: async () => latest()?.door ?? 'unknown',
    clearTrouble: () => {
      book.clearTrouble();
      watch.set(statusOf(latest()));
    },
    selfTest: async () => testModbusDispenser(await readNow(), link, config),
    counters: () => ({ ...link.counters(), ...counts }),
    traffic: link.traffic,
    start: () => {
      unlisten ??= poller.onValues(onValues);
      lease.start();
      poller.start();
    },
    stop: async () => {
      unlisten?.();
      unlisten = null;
      if (underWay) await outputs.stopAll();
      await poller.stop();
      await lease.stop();
    },
  };
}
