import { err } from '../../../../shared/domain/result.ts';
import type { BackendResult, CallOptions } from '../../../backends/types.ts';
import type { Fate } from './network.ts';
import type { Random } from './random.ts';
import type { SimClock } from './sim-clock.ts';
import type { Trace } from './trace.ts';

/** How long a client waits for its answer. */
const PATIENCE_MS = 10_000;

/** The calls of the systems beside the main backend, by name: each may have a fate of its own. */
export const SIDE_CALLS = [
  'retailer/readCoupon',
  'retailer/redeemCoupon',
  'retailer/handOverOrder',
  'retailer/reportPickUp',
  'books/sendTrade',
  'shop/verify',
  'shop/read',
  'shop/cancel',
] as const;
export type SideCall = (typeof SIDE_CALLS)[number] | 'retailer/ask' | 'books/ask';

/** Carries one call to another system, which may take it, lose it, take it twice, or answer too late. */
export type SideLine = <Value>(
  call: SideCall,
  work: () => BackendResult<Value>,
  options?: CallOptions,
) => Promise<BackendResult<Value>>;

export interface SideLineOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly trace: Trace;
  fateOf(call: string): Fate;
}

/**
 * The line for one life of the process: what is on its way arrives whatever becomes of that, and a dead process hears no
 * answer. Stands at the interface that services know, so its failures are those of a client.
 */
export function createSideLine(options: SideLineOptions, isAlive: () => boolean): SideLine {
  const { clock, random, trace } = options;
  return (call, work, { signal } = {}) =>
    new Promise((resolve) => {
      type Answer = ReturnType<typeof work>;
      const answer = (given: Answer) => isAlive() && resolve(given);
      if (signal?.aborted) return answer(err({ kind: 'aborted' }));
      signal?.addEventListener('abort', () => answer(err({ kind: 'aborted' })), { once: true });
      const fate = options.fateOf(call);
      if (fate.kind !== 'arrives') trace.note('network', `${call}: ${fate.kind}`);
      const [thereMs, backMs] = [random.between(5, 60), random.between(5, 60)];
      const lost = (sent: boolean): Answer => err({ kind: 'unreachable', sent, detail: fate.kind });
      const later = (delayMs: number, given: Answer) => clock.after(delayMs, () => answer(given));
      /** It arrives; what is answered then may be something else. */
      const arrive = (then: (given: Answer) => void) => clock.after(thereMs, () => then(work()));
      switch (fate.kind) {
        case 'arrives':
          return arrive((given) => later(backMs, given));
        case 'refused':
          return later(thereMs, lost(false));
        case 'requestLost':
          return later(PATIENCE_MS, lost(true));
        case 'answerLost':
          return arrive(() => later(PATIENCE_MS, lost(true)));
        case 'answerLate':
          return arrive((given) =>
            later(Math.min(fate.delayMs, PATIENCE_MS), fate.delayMs < PATIENCE_MS ? given : lost(true)),
          );
        case 'doubled':
          arrive((given) => later(backMs, given));
          return clock.after(thereMs + random.between(0, 3_000), () => void work());
        case 'garbage':
          return arrive(() =>
            later(
              backMs,
              err({ kind: 'contract', system: 'simulated', endpoint: call, field: '', detail: 'garbage' }),
            ),
          );
        case 'httpError':
          if (fate.hasArrived) arrive(() => undefined);
          return later(thereMs + backMs, lost(true));
        case 'code':
          return later(
            thereMs + backMs,
            err({ kind: 'refused', reason: 'other', code: fate.code, detail: 'simulated' }),
          );
      }
    });
}
