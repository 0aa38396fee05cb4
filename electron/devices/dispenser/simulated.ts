import * as z from 'zod';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import { noArgs, type SimulatorVerb, verb } from '../simulator-verbs.ts';
import type { Dispenser, DispenserStatus, DispenseState, FeedState } from './types.ts';

const troubleSchema = z.enum(['jam', 'doorOpen']);
const feedFailureSchema = z.enum(['jam', 'noFeed', 'motor']);
const failureSchema = z.enum(['jam', 'noDrop', 'doubleDrop', 'motor']);

export const simulatedDispenserSchema = z.object({
  power: z.boolean(),
  trouble: troubleSchema.nullable(),
  /** How the next motion will fail, if it will. */
  nextFailure: failureSchema.nullable(),
  motions: z.array(z.object({ id: z.string(), startedAtMs: z.number(), failed: failureSchema.nullable() })),
  /** Motions whose case has been taken out of the tray. */
  collected: z.array(z.string()),
  feeds: z
    .array(
      z.object({
        id: z.string(),
        startedAtMs: z.number(),
        failed: feedFailureSchema.nullable().default(null),
      }),
    )
    .default([]),
  nextFeedFailure: feedFailureSchema.nullable().default(null),
  /** The feed whose blank lies where the printer takes it. */
  blank: z.string().nullable().default(null),
});
export type SimulatedDispenserState = z.infer<typeof simulatedDispenserSchema>;
export const FRESH_DISPENSER: SimulatedDispenserState = {
  power: true,
  trouble: null,
  nextFailure: null,
  motions: [],
  collected: [],
  feeds: [],
  nextFeedFailure: null,
  blank: null,
};

/** How long a blank takes to the printer, in milliseconds. */
const FEED_MS = 500;

/** A dispenser that lives in its memory alone, with the verbs of the people around it. */
export interface SimulatedDispenser extends Dispenser {
  breakDown(trouble: z.infer<typeof troubleSchema>): void;
  repair(): void;
  failNextMotion(failure: z.infer<typeof failureSchema>): void;
  failNextFeed(failure: z.infer<typeof feedFailureSchema>): void;
  /** Staff take the blank, or a spoilt case, out of the printer. */
  takeBlank(): void;
  pullPlug(): void;
  plugIn(): void;
  /** A hand takes everything out of the tray. */
  collect(): void;
  /** Ids of the motions that dropped a case: the simulated world's own book. */
  droppedMotions(): string[];
  /** Ids of the feeds that brought a blank to the printer. */
  fedBlanks(): string[];
  /** The verbs by name, for the machine panel. */
  readonly verbs: readonly SimulatorVerb[];
  /** The state to show. */
  look(): object;
}

export interface SimulatedDispenserOptions {
  readonly memory: SimulatedMemory<SimulatedDispenserState>;
  readonly dispenseMs: number;
  /** How long a blank takes to the printer. */
  readonly feedMs?: number;
  /** The simulated shopper takes the case this long after it fell; `null`: only `collect` does. */
  readonly collectAfterMs: number | null;
  readonly clock: Clock;
}

export function createSimulatedDispenser(options: SimulatedDispenserOptions): SimulatedDispenser {
  const { memory, dispenseMs, feedMs = FEED_MS, collectAfterMs, clock } = options;
  type Motion = SimulatedDispenserState['motions'][number];
  type Feed = SimulatedDispenserState['feeds'][number];
  // Its memory outlives the process: what began in the future did so before the wall clock was put back.
  const spentMs = ({ startedAtMs }: Motion | Feed) => Math.abs(clock.steadyMs() - startedAtMs);
  const isOver = (motion: Motion) => spentMs(motion) >= dispenseMs;
  const isFed = (feed: Feed) => spentMs(feed) >= feedMs;
  const hasDropped = (motion: Motion) => motion.failed === null && isOver(motion);
  const change = (part: Partial<SimulatedDispenserState>) => memory.write({ ...memory.read(), ...part });

  const isInTray = (motion: Motion) => {
    if (!hasDropped(motion) || memory.read().collected.includes(motion.id)) return false;
    return collectAfterMs === null || spentMs(motion) < dispenseMs + collectAfterMs;
  };

  const status = (): DispenserStatus => {
    const { power, trouble, motions, feeds } = memory.read();
    if (!power) return { kind: 'disconnected' };
    if (trouble) return { kind: 'attention', reason: trouble };
    const isMoving = motions.some((motion) => !isOver(motion)) || feeds.some((feed) => !isFed(feed));
    if (isMoving) return { kind: 'busy' };
    return { kind: 'ready' };
  };

  const stateOf = (dispenseId: string): DispenseState => {
    const { power, motions } = memory.read();
    if (!power) return { kind: 'unknown' };
    const motion = motions.find((candidate) => candidate.id === dispenseId);
    if (!motion) return { kind: 'neverSeen' };
    if (!isOver(motion)) return { kind: 'moving' };
    return motion.failed ? { kind: 'failed', reason: motion.failed } : { kind: 'dropped' };
  };

  /** What moves now ends so. A blank that got stuck on its way never comes to the printer. */
  const failRunning = (failed: 'jam' | 'motor'): Partial<SimulatedDispenserState> => {
    const { motions, feeds, blank } = memory.read();
    const isBlankUnderWay = feeds.some((feed) => feed.id === blank && !isFed(feed));
    return {
      motions: motions.map((motion) => (isOver(motion) ? motion : { ...motion, failed })),
      feeds: feeds.map((feed) => (isFed(feed) ? feed : { ...feed, failed })),
      blank: isBlankUnderWay ? null : blank,
    };
  };

  const feedStateOf = (feedId: string): FeedState => {
    const { power, feeds } = memory.read();
    if (!power) return { kind: 'unknown' };
    const feed = feeds.find((candidate) => candidate.id === feedId);
    if (!feed) return { kind: 'neverSeen' };
    if (!isFed(feed)) return { kind: 'moving' };
    return feed.failed ? { kind: 'failed', reason: feed.failed } : { kind: 'fed' };
  };

  const dispenser = {
    canFeed: true,
    status: async () => status(),
    feedBlank: async (feedId) => {
      const { feeds, blank, nextFeedFailure: failed } = memory.read();
      const now = status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `dispenser is ${now.kind}` });
      if (blank !== null) return err({ kind: 'rejected', detail: 'there is a blank before the printer' });
      if (feeds.some((feed) => feed.id === feedId)) {
        return err({ kind: 'rejected', detail: `motion ${feedId} is known already` });
      }
      const feed = { id: feedId, startedAtMs: clock.steadyMs(), failed };
      change({ feeds: [...feeds, feed], blank: failed ? null : feedId, nextFeedFailure: null });
      return ok(undefined);
    },
    feedState: async (feedId) => feedStateOf(feedId),
    feedPosition: async () => {
      const { power, blank } = memory.read();
      if (!power) return 'unknown';
      return blank === null ? 'empty' : 'occupied';
    },
    door: async () => {
      const { power, trouble } = memory.read();
      if (!power) return 'unknown';
      return trouble === 'doorOpen' ? 'open' : 'closed';
    },
    motionState: async (dispenseId) => stateOf(dispenseId),
    tray: async () => {
      const { power, motions } = memory.read();
      if (!power) return 'unknown';
      return motions.some(isInTray) ? 'occupied' : 'empty';
    },
    dispense: async (dispenseId) => {
      const { motions, nextFailure } = memory.read();
      const now = status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `dispenser is ${now.kind}` });
      if (motions.some(isInTray)) return err({ kind: 'rejected', detail: 'there is a case in the tray' });
      if (motions.some((motion) => motion.id === dispenseId)) {
        return err({ kind: 'rejected', detail: `motion ${dispenseId} is known already` });
      }
      const motion = { id: dispenseId, startedAtMs: clock.steadyMs(), failed: nextFailure };
      // The printed case is the blank that was fed before.
      change({ motions: [...motions, motion], nextFailure: null, blank: null });
      return ok(undefined);
    },
    breakDown: (trouble) => {
      const failure = trouble === 'jam' ? 'jam' : 'motor';
      change({ trouble, ...failRunning(failure) });
    },
    repair: () => change({ trouble: null }),
    failNextMotion: (failure) => change({ nextFailure: failure }),
    failNextFeed: (failure) => change({ nextFeedFailure: failure }),
    takeBlank: () => change({ blank: null }),
    pullPlug: () => change({ power: false, ...failRunning('motor') }),
    plugIn: () => change({ power: true }),
    collect: () =>
      change({
        collected: memory
          .read()
          .motions.filter(hasDropped)
          .map((motion) => motion.id),
      }),
    droppedMotions: () =>
      memory
        .read()
        .motions.filter(hasDropped)
        .map((motion) => motion.id),
    fedBlanks: () =>
      memory
        .read()
        .feeds.filter((feed) => feed.failed === null && isFed(feed))
        .map((feed) => feed.id),
  } satisfies Omit<SimulatedDispenser, 'verbs' | 'look'>;

  return {
    ...dispenser,
    verbs: verbsOf(dispenser),
    look: () => ({ status: status(), ...latestOf(memory.read()) }),
  };
}

function verbsOf(dispenser: Omit<SimulatedDispenser, 'verbs' | 'look'>): SimulatorVerb[] {
  return [
    verb('jam', noArgs, () => dispenser.breakDown('jam')),
    verb('openDoor', noArgs, () => dispenser.breakDown('doorOpen')),
    verb('repair', noArgs, () => dispenser.repair()),
    verb('failNextMotion', z.strictObject({ failure: failureSchema }), ({ failure }) =>
      dispenser.failNextMotion(failure),
    ),
    verb('failNextFeed', z.strictObject({ failure: feedFailureSchema }), ({ failure }) =>
      dispenser.failNextFeed(failure),
    ),
    verb('takeBlank', noArgs, () => dispenser.takeBlank()),
    verb('collect', noArgs, () => dispenser.collect()),
    verb('pullPlug', noArgs, () => dispenser.pullPlug()),
    verb('plugIn', noArgs, () => dispenser.plugIn()),
  ];
}

const latestOf = ({ motions, feeds, collected, ...rest }: SimulatedDispenserState) => ({
  ...rest,
  feeds: feeds.slice(-5).map((feed) => feed.id),
  motions: motions.slice(-5).map((motion) => motion.id),
  collected: collected.length,
});
