import type { PayMethod, Readiness } from '../../../shared/contract/sale.ts';
import { PayType, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { SellingProblem } from '../../../shared/domain/selling-problem.ts';
import type { CasePrinter, PrinterTrouble } from '../../devices/case-printer/types.ts';
import type { Dispenser } from '../../devices/dispenser/types.ts';
import type { MoneyObstacle } from '../payment/money-methods.ts';

export interface ReadinessOptions {
  readonly printer: CasePrinter;
  readonly dispenser: Dispenser;
  /** Something lies, or may lie, where the next blank goes, and belongs to no case that is being made. */
  isPlaceBlocked(): Promise<boolean>;
  readonly payTypes: readonly PayType[];
  /** What keeps a type that this machine takes itself from being paid now; null where it works. */
  moneyObstacle: MoneyObstacle;
  /** The changer can give change for any coin. */
  givesChange(): boolean;
  /** Whether the backend answered when it was last asked. */
  isBackendReachable(): boolean;
  /** Models of this brand are sold without the backend now: it is away, and the shop allows it. Missing: never. */
  sellsWithoutBackend?(brandId: string): boolean;
  isStorageWritable(): Promise<boolean>;
  /** False while the kiosk runs on its battery: what is paid is finished, and nothing new is sold. */
  isOnMains(): Promise<boolean>;
}

export interface ReadinessService {
  /**
   * What can be used to pay now. `brandId`, here and below: of what is to be sold; null where it cannot be sold without
   * the backend.
   */
  payMethods(brandId?: string | null): PayMethod[];
  /** Asked before money is taken. `stock` as it was read last. */
  check(stock: number, brandId?: string | null): Promise<Readiness>;
  /**
   * Asked again at the moment of paying, when minutes may have passed: the first thing that is in the way now. `stock` is
   * null where it is read anew by whoever asks for the money.
   */
  obstacle(stock: number | null, brandId?: string | null): Promise<SellingProblem | null>;
}

const PRINTER_PROBLEM: Record<PrinterTrouble, SellingProblem> = {
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
  const isBackendMissed = (brandId: string | null): boolean =>
    !options.isBackendReachable() && !(brandId !== null && options.sellsWithoutBackend?.(brandId));

  const payMethods = (brandId: string | null = null): PayMethod[] =>
    options.payTypes.map((payType) => {
      const isByPhone = QR_PAY_TYPES.includes(payType);
      const obstacle = isByPhone ? null : options.moneyObstacle(payType);
      if (obstacle !== null) return { payType, available: false, reason: obstacle };
      // Also for money that this machine takes: price and stock are read again, and the payment is announced. Unless the
      // shop sells at what was last heard; but a phone pays through the backend.
      const isMissed = isByPhone ? !options.isBackendReachable() : isBackendMissed(brandId);
      if (isMissed) return { payType, available: false, reason: 'backendAway' };
      const isExact = payType === PayType.cash && !options.givesChange();
      return { payType, available: true, reason: null, ...(isExact && { exactOnly: true }) };
    });

  const deviceProblems = async (): Promise<SellingProblem[]> => {
    const [printer, dispenser, isBlocked] = await Promise.all([
      options.printer.status(),
      options.dispenser.status(),
      options.isPlaceBlocked(),
    ]);
    const problems: SellingProblem[] = [];
    if (printer.kind === 'attention') problems.push(PRINTER_PROBLEM[printer.reason]);
    if (printer.kind === 'disconnected') problems.push('noPrinter');
    const isDispenserOut = dispenser.kind === 'attention' || dispenser.kind === 'disconnected';
    if (isDispenserOut || isBlocked) problems.push('noDispenser');
    return problems;
  };

  const problemsNow = async (stock: number | null, brandId: string | null): Promise<SellingProblem[]> => {
    const problems = await deviceProblems();
    if (stock !== null && stock <= 0) problems.push('soldOut');
    if (!(await options.isOnMains())) problems.push('noPower');
    if (!(await options.isStorageWritable())) problems.push('storageFull');
    if (isBackendMissed(brandId)) problems.push('backendAway');
    return problems;
  };

  return {
    payMethods,
    obstacle: async (stock, brandId = null) => (await problemsNow(stock, brandId))[0] ?? null,
    check: async (stock, brandId = null) => {
      const methods = payMethods(brandId);
      const problems = await problemsNow(stock, brandId);
      if (problems.includes('backendAway')) return { ready: false, problems, methods };
      if (!methods.some((method) => method.available)) problems.push('noPaymentMethod');
      return { ready: problems.length === 0, problems, methods };
    },
  };
}
