import { assertNever } from '../../../shared/domain/assert-never.ts';
import { append } from '../sale/append.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import { motionIdOf, type Sale } from '../sale/sale.ts';
import { DONE, type EffectContext, type EffectOutcome, wait } from '../sale/types.ts';
import { print } from './fulfilment-effects.ts';
import { hasTurn } from './machine-turn.ts';
import { judge } from './motion-verdict.ts';
import { preparePrint } from './prepare-print.ts';

/** Feeding and dispensing have ids of their own, both out of the order's, which is durable by now. */
const feedIdOf = (motionId: string) => `${motionId}-feed`;

/**
 * Begins the blank's way to the printer: the journal first, then the dispenser. Never where something lies already or may
 * be hidden in the printer, and
 * not before the printer and its files are ready: a blank that waits for them is in everybody's way. A machine that is
 * fed by hand goes straight to the print.
 */
export async function feedBlank(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order } = sale;
  if (!order) return DONE;
  if (!context.dispenser.canFeed) return print(sale, context);
  const prepared = await preparePrint(sale, context);
  if (!prepared.ok) return prepared.error;
  const obstacle = await obstacleToFeed(context);
  if (obstacle) return { kind: 'retry', detail: obstacle, afterMs: SALE_DELAYS.machineRetryMs };
  if (context.signal.aborted) return wait(0);
  // Staff may have held the line, or taken the case out of it, while the devices were asked.
  const isNext = hasTurn(sale.saleId, context.openSales(), context.line);
  // No blanks are like no media: the case waits for staff, and becomes a claim where they cancel it.
  const slot = isNext ? context.slotOf(sale) : null;
  if (slot === null) return wait(SALE_DELAYS.turnMs);

  const feedId = feedIdOf(motionIdOf(order.orderId, sale));
  await context.append({ kind: 'feedStarted', atMs: context.clock.now(), feedId, slot });
  const begun = await context.dispenser.feedBlank(feedId, slot);
  if (begun.ok || begun.error.kind === 'unclear') return DONE;
  const { detail } = begun.error;
  await context.append({ kind: 'feedRejected', atMs: context.clock.now(), detail });
  return { kind: 'retry', detail };
}

async function obstacleToFeed({ dispenser, leftBlanks }: EffectContext): Promise<string | null> {
  if (leftBlanks.isLeft()) return 'a blank of an earlier case may be in the printer';
  const status = await dispenser.status();
  if (status.kind !== 'ready') return `dispenser is ${status.kind}`;
  const place = await dispenser.feedPosition();
  return place === 'empty' ? null : `the printer's place is ${place}`;
}

/** Asks the dispenser how the blank is getting on. After a restart this is the first thing that happens to it. */
export async function followFeed(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  if (!sale.feed) return DONE;
  const state = await context.dispenser.feedState(sale.feed.id);
  const atMs = context.clock.now();
  const verdict = judge(state, context);
  switch (verdict.kind) {
    case 'goOn':
      return wait(SALE_DELAYS.followMs);
    case 'neverBegan':
      return append(context, {
        kind: 'feedRejected',
        atMs,
        detail: 'the dispenser has never seen the motion',
      });
    case 'succeeded':
      return append(context, { kind: 'feedFinished', atMs });
    case 'failed':
      return append(context, { kind: 'feedFailed', atMs, detail: verdict.detail, certain: verdict.certain });
    default:
      return assertNever(verdict);
  }
}
