import * as z from 'zod';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { SimulatedMemory } from '../simulated-memory.ts';
import type { Dispenser, DispenserStatus, DispenseState, FeedState } from './types.ts';

const troubleSchema = z.enum(['jam', 'doorOpen']);
const failureSchema = z.enum(['jam', 'noDrop', 'doubleDrop', 'motor']);

export const simulatedDispenserSchema = z.object({
  power: z.boolean(),
  trouble: troubleSchema.nullable(),
  /** How the next motion will fail, if it will. */
  nextFailure: failureSchema.nullable(),
  motions: z.array(z.object({ id: z.string(), startedAtMs: z.number(), failed: failureSchema.nullable() })),
  /** Motions whose case has been taken out of the tray. */
  collected: z.array(z.string()),
  feeds: z.array(z.object({ id: z.string(), startedAtMs: z.number() })).default([]),
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
  blank: null,
};

/** A dispenser that lives in its memory alone, with the verbs of the people around it. */
export interface SimulatedDispenser extends Dispenser {
  breakDown(trouble: z.infer<typeof troubleSchema>): void;
  repair(): void;
  failNextMotion(failure: z.infer<typeof failureSchema>): void;
  pullPlug(): void;
  plugIn(): void;
  /** A hand takes everything out of the tray. */
  collect(): void;
  /** Ids of the motions that dropped a case: the simulated world's own book. */
  droppedMotions(): string[];
}

export interface SimulatedDispenserOptions {
  readonly memory: SimulatedMemory<SimulatedDispenserState>;
  readonly dispenseMs: number;
  /** The simulated shopper takes the case this long after it fell; `null`: only `collect` does. */
  readonly collectAfterMs: number | null;
  readonly clock: Clock;
}

export function createSimulatedDispenser(options: SimulatedDispenserOptions): SimulatedDispenser {
  const { memory, dispenseMs, collectAfterMs, clock } = options;
  type Motion = SimulatedDispenserState['motions'][number];
  const isOver = (motion: Motion) => clock.now() - motion.startedAtMs >= dispenseMs;
  const hasDropped = (motion: Motion) => motion.failed === null && isOver(motion);
  const change = (part: Partial<SimulatedDispenserState>) => memory.write({ ...memory.read(), ...part });

  const isInTray = (motion: Motion) => {
    if (!hasDropped(motion) || memory.read().collected.includes(motion.id)) return false;
    return collectAfterMs === null || clock.now() - motion.startedAtMs < dispenseMs + collectAfterMs;
  };

  const status = (): DispenserStatus => {
    const { power, trouble, motions } = memory.read();
    if (!power) return { kind: 'disconnected' };
    if (trouble) return { kind: 'attention', reason: trouble };
    if (motions.some((motion) => !isOver(motion))) return { kind: 'busy' };
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

  const feedStateOf = (feedId: string): FeedState => {
    const { power, feeds } = memory.read();
    if (!power) return { kind: 'unknown' };
    const feed = feeds.find((candidate) => candidate.id === feedId);
    if (!feed) return { kind: 'neverSeen' };
    return clock.now() - feed.startedAtMs < dispenseMs ? { kind: 'moving' } : { kind: 'fed' };
  };

  return {
    status: async () => status(),
    feedBlank: async (feedId) => {
      const { feeds, blank } = memory.read();
      const now = status();
      if (now.kind !== 'ready') return err({ kind: 'rejected', detail: `dispenser is ${now.kind}` });
      if (blank !== null) return err({ kind: 'rejected', detail: 'there is a blank before the printer' });
      if (feeds.some((feed) => feed.id === feedId)) {
        return err({ kind: 'rejected', detail: `motion ${feedId} is known already` });
      }
      change({ feeds: [...feeds, { id: feedId, startedAtMs: clock.now() }], blank: feedId });
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
      const motion = { id: dispenseId, startedAtMs: clock.now(), failed: nextFailure };
      // The printed case is the blank that was fed before.
      change({ motions: [...motions, motion], nextFailure: null, blank: null });
      return ok(undefined);
    },
    breakDown: (trouble) => {
      const failure = trouble === 'jam' ? 'jam' : 'motor';
      const motions = memory
        .read()
        .motions.map((motion) => (isOver(motion) ? motion : ({ ...motion, failed: failure } as const)));
      change({ trouble, motions });
    },
    repair: () => change({ trouble: null }),
    failNextMotion: (failure) => change({ nextFailure: failure }),
    pullPlug: () => {
      const motions = memory
        .read()
        .motions.map((motion) => (isOver(motion) ? motion : ({ ...motion, failed: 'motor' } as const)));
      change({ power: false, motions });
    },
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
  };
}
