import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PrintJobState } from '../../devices/case-printer/types.ts';
import type { DispenseState } from '../../devices/dispenser/types.ts';
import { append } from '../sale/append.ts';
import { retryAfter } from '../sale/backend-failure.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import type { Motion, Sale } from '../sale/sale.ts';
import { DONE, type EffectContext, type EffectOutcome, wait } from '../sale/types.ts';
import type { ProductionFailure } from './case-production.ts';
import { hasTurn } from './machine-turn.ts';

const MAX_PICTURE_BYTES = 60 * 1024 * 1024;

/** The picture of an order that was not sold here, or of one whose file was lost, comes from the backend. */
export async function fetchPicture(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  if (sale.pictureUrl === null)
    return append(context, { kind: 'pictureRefused', atMs, detail: 'no picture' });
  const result = await context.backend.fetchFile(sale.pictureUrl, MAX_PICTURE_BYTES, {
    signal: context.signal,
  });
  if (!result.ok && result.error.kind !== 'refused') return retryAfter(result.error, context.clock.now());
  const kept = result.ok ? await context.files.keep(sale.saleId, result.value) : result;
  if (kept.ok)
    return append(context, { kind: 'pictureFetched', atMs: context.clock.now(), printFile: kept.value });
  const detail = typeof kept.error === 'string' ? kept.error : kept.error.kind;
  return append(context, { kind: 'pictureRefused', atMs: context.clock.now(), detail });
}

/** Begins the print: the journal first, then the printer. What came of it is `followPrint`'s to find out. */
export async function print(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const { order, printFile } = sale;
  if (!order || !printFile) return DONE;
  if (!hasTurn(sale.saleId, context.openSales())) return wait(SALE_DELAYS.machineRetryMs);
  const obstacle = await obstacleToPrint(context);
  if (obstacle) return { kind: 'retry', detail: obstacle, afterMs: SALE_DELAYS.machineRetryMs };
  const picture = await context.files.read(sale.saleId, printFile.sha256);
  if (!picture) return fetchPicture(sale, context);
  const produced = await context.production.produce({ ...sale, order, printFile }, picture);
  if (!produced.ok) return notProduced(produced.error, context);
  if (!hasTurn(sale.saleId, context.openSales()) || context.signal.aborted) return wait(0);

  await context.append({ kind: 'printStarted', atMs: context.clock.now(), jobId: order.orderId });
  const submitted = await context.printer.submit({
    ...produced.value,
    jobId: order.orderId,
    title: sale.modelName,
  });
  if (submitted.ok || submitted.error.kind === 'unclear') return DONE;
  return append(context, {
    kind: 'printRejected',
    atMs: context.clock.now(),
    detail: submitted.error.detail,
  });
}

async function notProduced(failure: ProductionFailure, context: EffectContext): Promise<EffectOutcome> {
  const { kind, detail } = failure;
  if (kind === 'storageFull') return { kind: 'retry', detail, afterMs: SALE_DELAYS.machineRetryMs };
  return append(context, { kind: 'printImpossible', atMs: context.clock.now(), detail });
}

async function obstacleToPrint(context: EffectContext): Promise<string | null> {
  const printer = await context.printer.status();
  if (printer.kind !== 'ready')
    return `printer is ${printer.kind}${printer.kind === 'attention' ? `: ${printer.reason}` : ''}`;
  const dispenser = await context.dispenser.status();
  if (dispenser.kind === 'ready' || dispenser.kind === 'busy') return null;
  return `dispenser is ${dispenser.kind}`;
}

/** Asks the printer how the job is getting on. After a restart this is the first thing that happens to it. */
export async function followPrint(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  if (!sale.print) return DONE;
  const state = await context.printer.jobState(sale.print.id);
  const atMs = context.clock.now();
  const verdict = judge(sale.print, state, context);
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

  await context.append({ kind: 'dispenseStarted', atMs: context.clock.now(), dispenseId: order.orderId });
  const begun = await context.dispenser.dispense(order.orderId);
  if (begun.ok || begun.error.kind === 'unclear') return DONE;
  return append(context, { kind: 'dispenseRejected', atMs: context.clock.now(), detail: begun.error.detail });
}

export async function followDispense(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  if (!sale.dispense) return DONE;
  const state = await context.dispenser.motionState(sale.dispense.id);
  const atMs = context.clock.now();
  const verdict = judge(sale.dispense, state, context);
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
  const isSucceeded = context
    .openSales()
    .some((other) => (other.dispense?.startedAtMs ?? 0) > (sale.dispense?.startedAtMs ?? 0));
  if (tray !== 'empty' && !isSucceeded) return wait(SALE_DELAYS.followMs);
  return append(context, { kind: 'caseCollected', atMs: context.clock.now() });
}

type Verdict =
  | { readonly kind: 'goOn' | 'neverBegan' | 'succeeded' }
  | { readonly kind: 'failed'; readonly detail: string; readonly certain: boolean };

/** A device's word about a motion, with the patience that it gets. Doubt that stays is staff's business. */
function judge(motion: Motion, state: PrintJobState | DispenseState, context: EffectContext): Verdict {
  const nowMs = context.clock.now();
  switch (state.kind) {
    case 'done':
    case 'dropped':
      return { kind: 'succeeded' };
    case 'neverSeen':
      return { kind: 'neverBegan' };
    case 'failed':
      return { kind: 'failed', detail: state.reason, certain: true };
    case 'unknown': {
      const isPatient = nowMs - context.dueSinceMs < SALE_DELAYS.motionDoubtMs;
      return isPatient
        ? { kind: 'goOn' }
        : { kind: 'failed', detail: 'the device cannot tell', certain: false };
    }
    case 'printing':
    case 'moving': {
      const isPatient = nowMs - motion.startedAtMs < SALE_DELAYS.motionLimitMs;
      return isPatient ? { kind: 'goOn' } : { kind: 'failed', detail: 'took too long', certain: false };
    }
    default:
      return assertNever(state);
  }
}
