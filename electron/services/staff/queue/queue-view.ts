import type { CaseState, QueueCase } from '../../../../shared/contract/staff-queue.ts';
import { OrderStatus } from '../../../../shared/domain/order.ts';
import { isOnMachine, isWaiting, type PrintLine, waitingCases } from '../../fulfilment/machine-turn.ts';
import { mainClaim, type Sale } from '../../sale/sale.ts';

/** The cases that are paid for and not yet in their owner's hand: on the machine, waiting in their order, ready, in trouble. */
export function queueOf(openSales: readonly Sale[], line: PrintLine): QueueCase[] {
  const shown = openSales.filter(isInLine);
  const waiting = waitingCases(shown, line);
  const onMachine = shown.filter(isOnMachine).sort(byAge);
  const rest = shown.filter((sale) => !isOnMachine(sale) && !isWaiting(sale)).sort(byAge);
  const placed = asPlaced(shown, line);
  return [
    ...onMachine.map((sale) => caseOf(sale, line, null)),
    ...waiting.map((sale, index) => caseOf(sale, line, { index, isMovedUp: index < placed.indexOf(sale) })),
    ...rest.map((sale) => caseOf(sale, line, null)),
  ];
}

/** Those that wait, as if nobody had moved any. */
export function asPlaced(openSales: readonly Sale[], line: PrintLine): Sale[] {
  return waitingCases(openSales, { ...line, movedUp: () => [] });
}

interface Waiting {
  readonly index: number;
  readonly isMovedUp: boolean;
}

function isInLine(sale: Sale): boolean {
  return (
    sale.order?.placed != null &&
    sale.collectedAtMs === null &&
    sale.order.status !== OrderStatus.refunded &&
    sale.order.status !== OrderStatus.refunding
  );
}

function caseOf(sale: Sale, line: PrintLine, waiting: Waiting | null): QueueCase {
  const placed = sale.order?.placed;
  const state = stateOf(sale, line);
  const claim = mainClaim(sale);
  const placedAtMs = placed?.atMs ?? sale.startedAtMs;
  return {
    saleId: sale.saleId,
    queueNo: placed?.queueNo ?? '',
    modelName: sale.modelName,
    state,
    placedAtMs,
    sinceMs: sinceOf(sale, state) ?? placedAtMs,
    place: waiting && waiting.index + 1,
    isMovedUp: waiting?.isMovedUp ?? false,
    isFromElsewhere: sale.origin === 'backend',
    claimCode: claim?.code ?? null,
  };
}

/** As far as it has come. What the machine made nothing of is for the sales page. */
function stateOf(sale: Sale, line: PrintLine): CaseState {
  if (isWaiting(sale)) return line.hasBlank(sale) ? 'waiting' : 'noBlank';
  const { feed, print, dispense } = sale;
  const hasFailed = [feed, print, dispense].some((motion) => motion?.state === 'failed');
  if (mainClaim(sale) || hasFailed) return 'attention';
  if (dispense) return dispense.state === 'finished' ? 'ready' : 'dispensing';
  if (print) return print.state === 'finished' ? 'printed' : 'printing';
  return feed ? 'feeding' : 'attention';
}

function sinceOf(sale: Sale, state: CaseState): number | undefined {
  const { feed, print, dispense } = sale;
  if (state === 'attention') return mainClaim(sale)?.openedAtMs;
  return (dispense ?? print ?? feed)?.startedAtMs;
}

const byAge = (a: Sale, b: Sale): number =>
  (a.order?.placed?.atMs ?? 0) - (b.order?.placed?.atMs ?? 0) || (a.saleId < b.saleId ? -1 : 1);
