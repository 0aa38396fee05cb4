import { assertNever } from '../../../shared/domain/assert-never.ts';
import { append } from '../sale/append.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import { motionIdOf, type Sale } from '../sale/sale.ts';
import { DONE, type EffectContext, type EffectOutcome, wait } from '../sale/types.ts';
import { hasTurn } from './machine-turn.ts';
import { judge } from './motion-verdict.ts';
import { preparePrint } from './prepare-print.ts';

/** Begins the print: the journal first, then the printer. What came of it is `followPrint`'s to find out. */
export async function print(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order } = sale;
  if (!order) return DONE;
  const prepared = await preparePrint(sale, context);
  if (!prepared.ok) return prepared.error;
  // Staff may have cancelled it in the moment since.
  if (!hasTurn(sale.saleId, context.openSales(), context.line)) return wait(0);

  const jobId = motionIdOf(order.orderId, sale);
  await context.append({ kind: 'printStarted', atMs: context.clock.now(), jobId });
  const submitted = await context.printer.submit({
    ...prepared.value,
    jobId,
    title: sale.modelName,
  });
  if (submitted.ok || submitted.error.kind === 'unclear') return DONE;
  return append(context, {
    kind: 'printRejected',
    atMs: context.clock.now(),
    detail: submitted.error.detail,
  });
}

/** Asks the printer how the job is getting on. After a restart this is the first thing that happens to it. */
export async function followPrint(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  if (!sale.print) return DONE;
  const state = await context.printer.jobState(sale.print.id);
  const atMs = context.clock.now();
  const verdict = judge(state, context);
  switch (verdict.kind) {
    case 'goOn':
      return wait(SALE_DELAYS.followMs);
    case 'neverBegan':
      return append(context, { kind: 'printRejected', atMs, detail: 'the printer has never seen the job' });
    case 'succeeded':
      return append(context, { kind: 'printFinished', atMs });
    case 'failed':
      return append(context, { kind: 'printFailed', atMs, detail: verdict.detail, certain: verdict.certain });
    default:
      return assertNever(verdict);
  }
}

export async function dispense(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order } = sale;
  if (!order) return DONE;
  const status = await context.dispenser.status();
  if (status.kind !== 'ready')
    return { kind: 'retry', detail: `dispenser is ${status.kind}`, afterMs: SALE_DELAYS.machineRetryMs };
  const tray = await context.dispenser.tray();
  if (tray !== 'empty') return wait(SALE_DELAYS.followMs);
  if (context.signal.aborted) return wait(0);

  const dispenseId = motionIdOf(order.orderId, sale);
  await context.append({ kind: 'dispenseStarted', atMs: context.clock.now(), dispenseId });
  const begun = await context.dispenser.dispense(dispenseId);
  if (begun.ok || begun.error.kind === 'unclear') return DONE;
  return append(context, { kind: 'dispenseRejected', atMs: context.clock.now(), detail: begun.error.detail });
}

export async function followDispense(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  if (!sale.dispense) return DONE;
  const state = await context.dispenser.motionState(sale.dispense.id);
  const atMs = context.clock.now();
  const verdict = judge(state, context);
  switch (verdict.kind) {
    case 'goOn':
      return wait(SALE_DELAYS.followMs);
    case 'neverBegan':
      return append(context, {
        kind: 'dispenseRejected',
        atMs,
        detail: 'the dispenser has never seen the motion',
      });
    case 'succeeded':
      return append(context, { kind: 'dispenseFinished', atMs });
    case 'failed':
      return append(context, {
        kind: 'dispenseFailed',
        atMs,
        detail: verdict.detail,
        certain: verdict.certain,
      });
    default:
      return assertNever(verdict);
  }
}

export async function watchTray(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const tray = await context.dispenser.tray();
  // The tray holds one case: where a later one has dropped, this one was taken.
  const open = context.openSales();
  const own = open.find(({ saleId }) => saleId === sale.saleId) ?? sale;
  const isSucceeded = open.some(
    (other) => (other.dispense?.startedAtMs ?? 0) > (own.dispense?.startedAtMs ?? 0),
  );
  if (tray !== 'empty' && !isSucceeded) return wait(SALE_DELAYS.followMs);
  return append(context, { kind: 'caseCollected', atMs: context.clock.now() });
}
