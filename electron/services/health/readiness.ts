import type { PayMethod, Readiness } from '../../../shared/contract/sale.ts';
import { PayType, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { CasePrinter, PrinterTrouble } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';
import type { MoneyObstacle } from '../payment/money-methods.ts';

export interface ReadinessOptions {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  readonly payTypes: readonly PayType[];
  /** What keeps a type that this machine takes itself from being paid now; null where it works. */
  moneyObstacle: MoneyObstacle;
  /** The changer can give change for any coin. */
  givesChange(): boolean;
  /** Whether the backend answered when it was last asked. */
  isBackendReachable(): boolean;
  isStorageWritable(): Promise<boolean>;
  /** False while the kiosk runs on its battery: what is paid is finished, and nothing new is sold. */
  isOnMains(): Promise<boolean>;
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
      const isByPhone = QR_PAY_TYPES.includes(payType);
      const obstacle = isByPhone ? null : options.moneyObstacle(payType);
      if (obstacle !== null) return { payType, available: false, reason: obstacle };
      // Also for money that this machine takes: price and stock are read again, and the payment is announced.
      if (!options.isBackendReachable()) return { payType, available: false, reason: 'backendAway' };
      const isExact = payType === PayType.cash && !options.givesChange();
      return { payType, available: true, reason: null, ...(isExact && { exactOnly: true }) };
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
      if (!(await options.isOnMains())) problems.push('noPower');
      if (!(await options.isStorageWritable())) problems.push('storageFull');
      if (!options.isBackendReachable()) problems.push('backendAway');
      else if (!methods.some((method) => method.available)) problems.push('noPaymentMethod');
      return { ready: problems.length === 0, problems, methods };
    },
  };
}
