import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { createStatusWatch } from '../../board/status-watch.ts';
import { createTransport } from '../../transport/open-transport.ts';
import type { Transport } from '../../transport/types.ts';
import type { DeviceGround } from '../../types.ts';
import { VMC_DELAYS } from '../delays.ts';
import { createMotionBook, dispenseStateOf, feedStateOf } from '../motion-book.ts';
import type { Motion, MotionMemory, MotionResult } from '../motion-memory.ts';
import type {
  DispenseFailure,
  DispenserDevice,
  DispenserStatus,
  DispenserTrouble,
  Occupancy,
} from '../types.ts';
import { MACHINE_STATE, machineTroubleOf, progressOf, slotObstacle } from './codes.ts';
import { VMC_LINE, type VmcDispenserConfig } from './config.ts';
import { buy, driveDirectly, SYNCHRONISE, type VmcNews } from './messages.ts';
import { createVmcQuestions } from './questions.ts';
import { testVmcDispenser } from './self-test.ts';
import { createVmcLink } from './vmc-link.ts';

export interface VmcDispenserGround extends DeviceGround {
  readonly memory: MotionMemory;
  /** In place of the configured connection. */
  readonly transport?: Transport;
}

/** A spiral or lift machine behind an XY-family board. The board asks, we answer; it reports a motion until it is over. */
export function openVmcDispenser(config: VmcDispenserConfig, ground: VmcDispenserGround): DispenserDevice {
  const { clock, log, memory } = ground;
  const link = createVmcLink(ground.transport ?? createTransport(config.connection, VMC_LINE, clock), clock);
  const questions = createVmcQuestions(link, clock);
  const book = createMotionBook(memory, clock);
  const watch = createStatusWatch<DispenserTrouble>();
  const counts = { motions: 0, failedMotions: 0, unclearMotions: 0, strayStatuses: 0 };
  let machineState: number | null = null;
  let isBeginning = false;
  /** The motion that the board has told something of in this life of the process, or was given in it. */
  let followed: string | null = null;
  /** Recorded, and not sent yet: what the board says of this slot is about a former motion. */
  let isOrderWaiting = false;
  let synchronisedAtMs = Number.NEGATIVE_INFINITY;
  let collectedAtMs = 0;
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;
  let unlisten: (() => void)[] = [];

  const statusOf = (): DispenserStatus => {
    if (!link.isThere() || machineState === null) return { kind: 'disconnected' };
    // While something moves the lift is on its way and not in its place, which is no fault.
    if (isBeginning || book.pending()) return { kind: 'busy' };
    const reason = machineTroubleOf(machineState) ?? book.trouble();
    return reason ? { kind: 'attention', reason } : { kind: 'ready' };
  };
  const publish = () => watch.set(statusOf());

  const conclude = (id: string, result: MotionResult) => {
    if (result.kind === 'failed') counts.failedMotions++;
    if (result.kind === 'unknown') counts.unclearMotions++;
    if (result.kind !== 'succeeded') log.warn({ motion: id, result }, 'dispenser motion');
    collectedAtMs = clock.steadyMs() + config.collectSeconds * 1000;
    try {
      book.finish(id, result);
    } catch (error) {
      log.warn({ motion: id, error }, 'the end of a motion could not be recorded');
    }
    publish();
  };

  const onNews = (news: VmcNews) => {
    switch (news.kind) {
      case 'dispenseStatus':
        onDispenseStatus(news.status, news.slot);
        break;
      case 'machineState':
        machineState = news.state;
        publish();
        break;
      case 'synchronise':
        onBoardStarted();
        break;
      case 'slotState':
      case 'other':
        break;
    }
  };
  const onDispenseStatus = (status: number, slot: number) => {
    const motion = book.pending();
    if (motion?.phase !== 'moving' || motion.slot !== slot || isOrderWaiting) {
      counts.strayStatuses++;
      return;
    }
    followed = motion.id;
    const progress = progressOf(status);
    if (progress.kind !== 'moving') conclude(motion.id, progress);
  };
  const synchronise = () => {
    synchronisedAtMs = clock.steadyMs();
    void link.send(SYNCHRONISE, 'repeat');
  };
  const onBoardStarted = () => {
    // Some boards answer our wish with the same words: that is no start.
    if (clock.steadyMs() - synchronisedAtMs < VMC_DELAYS.synchroniseMs) return;
    synchronise();
    const motion = book.pending();
    // A board that starts anew has forgotten what it was doing, and will not report it.
    if (motion?.phase === 'moving') conclude(motion.id, { kind: 'unknown' });
  };
  const onPresence = (isThere: boolean) => {
    machineState = null;
    publish();
    if (isThere) synchronise();
  };

  /** Looks at the machine while it rests, and puts an end to motions that the board has stopped talking about. */
  const run = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      if (link.isThere() && !isBeginning) await look();
      await clock
        .sleep(machineState === null ? VMC_DELAYS.pollMs : VMC_DELAYS.lookMs, signal)
        .catch(() => undefined);
    }
  };
  const look = async () => {
    const state = await questions.machineState();
    const motion = book.pending();
    if (motion?.phase !== 'moving') return;
    // Begun in the future: before a restart, and the wall clock was put back meanwhile. Nobody waits for its end any more.
    const isOverdue = Math.abs(clock.steadyMs() - motion.startedAtMs) > config.motionLimitSeconds * 1000;
    if (!isOverdue || state === null) return;
    // The lift was empty before this motion, so what lies in it now came by it.
    const hasArrived = config.traySensor === 'lift' && state === MACHINE_STATE.itemInLift;
    conclude(motion.id, { kind: hasArrived ? 'succeeded' : 'unknown' });
  };

  const begin = async (
    motion: Pick<Motion, 'id' | 'what'> & { readonly slot: number },
  ): Promise<Result<void, DispenseFailure>> => {
    const rejected = (detail: string) => err({ kind: 'rejected', detail } as const);
    if (book.find(motion.what, motion.id)) return rejected(`motion ${motion.id} is known already`);
    if (isBeginning || book.pending()) return rejected('another motion is under way');
    isBeginning = true;
    publish();
    try {
      const obstacle = await obstacleTo(motion.slot);
      if (obstacle !== null) return rejected(obstacle);
      if (!record(motion)) return rejected('the motion could not be recorded');
      return await order(motion);
    } finally {
      isBeginning = false;
      publish();
    }
  };
  const obstacleTo = async (slot: number): Promise<string | null> => {
    const state = await questions.machineState();
    if (state === null) return 'dispenser is disconnected';
    if (state === MACHINE_STATE.itemInLift || trayBy(state) !== 'empty') return 'there is a case in the tray';
    const reason = machineTroubleOf(state) ?? book.trouble();
    if (reason) return `dispenser is attention: ${reason}`;
    if (state !== MACHINE_STATE.normal) return `dispenser answers ${state.toString(16)}`;
    const slotState = await questions.slotState(slot);
    if (slotState === null) return `slot ${slot} does not answer`;
    const obstacle = slotObstacle(slotState);
    return obstacle && `slot ${slot} ${obstacle}`;
  };
  const record = (motion: Pick<Motion, 'id' | 'what' | 'slot'>): boolean => {
    try {
      book.begin(motion);
      book.setMoving(motion.id, null);
      return true;
    } catch {
      return false;
    }
  };
  const order = async ({ id, slot }: { readonly id: string; readonly slot: number }) => {
    counts.motions++;
    const { drive, dropSensor, lift } = config;
    const command = drive === 'buy' ? buy(slot) : driveDirectly(slot, dropSensor, lift);
    isOrderWaiting = true;
    const sent = await link.send(command, 'once', () => {
      isOrderWaiting = false;
      followed = id;
    });
    isOrderWaiting = false;
    if (sent === 'notSent') {
      // If the disk fails here the motion stays open, and ends as unknown: that is safe.
      try {
        book.annul(id);
      } catch (error) {
        log.warn({ motion: id, error }, 'a motion could not be taken back');
      }
      return err({ kind: 'rejected', detail: 'dispenser is disconnected' } as const);
    }
    // A status of this very motion says as much as an acknowledgement.
    if (sent === 'acknowledged' || book.pending()?.id !== id) return ok(undefined);
    return err({ kind: 'unclear', detail: 'the board did not acknowledge' } as const);
  };

  const isUnderWay = (id: string) => link.isThere() && followed === id;

  const trayBy = (state: number | null): Occupancy => {
    if (config.traySensor === 'none') return clock.steadyMs() < collectedAtMs ? 'unknown' : 'empty';
    if (state === null || !link.isThere()) return 'unknown';
    return state === MACHINE_STATE.itemInLift ? 'occupied' : 'empty';
  };

  return {
    deviceId: 'dispenser',
    description: `vmc ${link.name}`,
    status: async () => watch.current(),
    onStatus: watch.onStatus,
    canFeed: config.feedsBlanks,
    dispense: (dispenseId) => begin({ id: dispenseId, what: 'dispense', slot: config.dispenseSlot }),
    feedBlank: (feedId, slot) => begin({ id: feedId, what: 'feed', slot }),
    motionState: async (id) => dispenseStateOf(book.find('dispense', id), isUnderWay(id)),
    feedState: async (id) => feedStateOf(book.find('feed', id), isUnderWay(id)),
    tray: async () => trayBy(await questions.machineState()),
    // Blanks come by the same lift.
    feedPosition: async () => trayBy(await questions.machineState()),
    door: async () => {
      if (!link.isThere() || machineState === null) return 'unknown';
      return machineState === MACHINE_STATE.doorOpen ? 'open' : 'closed';
    },
    clearTrouble: () => {
      book.clearTrouble();
      publish();
    },
    selfTest: () => testVmcDispenser(questions, config.dispenseSlot, link.name),
    counters: () => ({ ...link.counters(), ...counts }),
    traffic: link.traffic,
    start: () => {
      if (running) return;
      unlisten = [link.onNews(onNews), link.onPresence(onPresence)];
      link.start();
      const abort = new AbortController();
      running = { abort, over: run(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await link.stop();
      await stopping?.over;
      for (const forget of unlisten) forget();
    },
  };
}
