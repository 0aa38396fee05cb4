import type { SaleEvent } from './events.ts';
import { DONE, type EffectContext, type EffectOutcome } from './types.ts';

/** Appends the event with which an effect ends. */
export async function append(context: EffectContext, event: SaleEvent): Promise<EffectOutcome> {
  await context.append(event);
  return DONE;
}
