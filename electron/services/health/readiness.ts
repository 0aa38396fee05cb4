import type { PayMethod, Readiness } from '../../../shared/contract/sale.ts';
import { type PayType, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { CasePrinter, PrinterTrouble } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';

export interface ReadinessOptions {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  readonly payTypes: readonly PayType[];
  /** Whether the backend answered when it was last asked. */
  isBackendReachable(): boolean;
  isStorageWritable(): Promise<boolean>;
}

export interface ReadinessService {
  /** What can be used to pay now. */
  payMethods(): PayMethod[];
  /** Asked before money is taken. `stock` as it was read last. */
  check(stock: number): Promise<Readiness>;
}

type Problem = Readiness['problems'][number];

const PRINTER_PROBLEM: Record<PrinterTrouble, Problem> = {
  mediaEmpty: 'noMedia',
  inkEmpty: 'noInk',
  jam: 'noPrinter',
  coverOpen: 'noPrinter',
  stopped: 'noPrinter',
  storageFull: 'noPrinter',
  other: 'noPrinter',
};

/** What cannot be finished cannot be bought. */
export function createReadinessService(options: ReadinessOptions): ReadinessService {
  const payMethods = (): PayMethod[] =>
    options.payTypes.map((payType) => {
      if (!QR_PAY_TYPES.includes(payType)) return { payType, available: false, reason: 'notSupported' };
      if (!options.isBackendReachable()) return { payType, available: false, reason: 'backendAway' };
      return { payType, available: true, reason: null };
    });

  const deviceProblems = async (): Promise<Problem[]> => {
    const [printer, dispenser] = await Promise.all([options.printer.status(), options.dispenser.status()]);
    const problems: Problem[] = [];
    if (printer.kind === 'attention') problems.push(PRINTER_PROBLEM[printer.reason]);
    if (printer.kind === 'disconnected') problems.push('noPrinter');
    if (dispenser.kind === 'attention' || dispenser.kind === 'disconnected') problems.push('noDispenser');
    return problems;
  };

  return {
    payMethods,
    check: async (stock) => {
      const methods = payMethods();
      const problems = await deviceProblems();
      if (stock <= 0) problems.push('soldOut');
      if (!(await options.isStorageWritable())) problems.push('storageFull');
      if (!options.isBackendReachable()) problems.push('backendAway');
      else if (!methods.some((method) => method.available)) problems.push('noPaymentMethod');
      return { ready: problems.length === 0, problems, methods };
    },
  };
}
