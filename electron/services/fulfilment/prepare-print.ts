import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { append } from '../sale/append.ts';
import { SALE_DELAYS } from '../sale/delays.ts';
import type { Sale } from '../sale/sale.ts';
import { DONE, type EffectContext, type EffectOutcome, wait } from '../sale/types.ts';
import type { CasePrint, ProductionFailure } from './case-production.ts';
import { fetchPicture } from './fetch-picture.ts';
import { hasTurn } from './machine-turn.ts';

/**
 * Everything that must be so before the machine moves for this sale: its turn, a machine that is ready, and the printer's
 * files. The error is the outcome of an effect that may not move now. The second call finds the files in the archive.
 */
export async function preparePrint(
  sale: Sale,
  context: EffectContext,
): Promise<Result<CasePrint, EffectOutcome>> {
  const { order, printFile } = sale;
  if (!order || !printFile) return err(DONE);
  if (!hasTurn(sale.saleId, context.openSales(), context.line)) return err(wait(SALE_DELAYS.turnMs));
  const obstacle = await obstacleToPrint(context);
  if (obstacle) return err({ kind: 'retry', detail: obstacle, afterMs: SALE_DELAYS.machineRetryMs });
  const picture = await context.files.read(sale.saleId, printFile.sha256);
  if (!picture) return err(await fetchPicture(sale, context));
  const produced = await context.production.produce({ ...sale, order, printFile }, picture);
  if (!produced.ok) return err(await notProduced(produced.error, context));
  // Staff may have held the line, or taken the case out of it, while the files were made.
  if (!hasTurn(sale.saleId, context.openSales(), context.line)) return err(wait(SALE_DELAYS.turnMs));
  if (context.signal.aborted) return err(wait(0));
  return ok(produced.value);
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
  return `dispenser is ${dispenser.kind}${dispenser.kind === 'attention' ? `: ${dispenser.reason}` : ''}`;
}
