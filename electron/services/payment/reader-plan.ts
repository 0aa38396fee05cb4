import { type PayType, READER_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { Settle } from './money-ports.ts';

/** What the configuration says of one way to pay. */
export interface PlannedPayment {
  readonly type: PayType;
  readonly reader?: 1 | 2 | undefined;
  readonly settle?: Settle | undefined;
}

export interface ReaderPlan {
  /** At which reader a type is paid. A type that names none is paid at the machine's first. */
  readonly readers: Partial<Record<PayType, 1 | 2>>;
  readonly settle: Partial<Record<1 | 2, Settle>>;
}

/** Which type is paid at which of the machine's readers (in the order of its configuration). Pure. */
export function planReaders(payments: readonly PlannedPayment[], machine: readonly (1 | 2)[]): ReaderPlan {
  const readers: Partial<Record<PayType, 1 | 2>> = {};
  const settle: Partial<Record<1 | 2, Settle>> = {};
  for (const payment of payments.filter(({ type }) => READER_PAY_TYPES.includes(type))) {
    const reader = payment.reader ?? machine[0];
    if (reader === undefined) continue;
    readers[payment.type] = reader;
    if (payment.settle !== undefined) settle[reader] = payment.settle;
  }
  return { readers, settle };
}

/** What cannot be meant so, each by its place in the configuration: a reader without a use, or a use without a reader. */
export function readerPlanProblems(
  payments: readonly PlannedPayment[],
  machine: readonly (1 | 2)[],
): string[] {
  const { readers } = planReaders(payments, machine);
  const used = Object.values(readers);
  const missing = payments.flatMap(({ reader }, index) =>
    reader === undefined || machine.includes(reader)
      ? []
      : [`payments.${index}.reader: expected a reader that devices.mdb.readers names: there is no ${reader}`],
  );
  const idle = machine
    .filter((reader) => used.length > 0 && !used.includes(reader))
    .map(
      (reader) =>
        `devices.mdb.readers: nothing is paid at reader ${reader}: expected a payment with "reader": ${reader}`,
    );
  return [...missing, ...idle, ...settleProblems(payments, machine)];
}

/** A reader is told of success at one moment, whatever was paid by it. */
function settleProblems(payments: readonly PlannedPayment[], machine: readonly (1 | 2)[]): string[] {
  const { readers, settle } = planReaders(payments, machine);
  return payments.flatMap((payment, index) => {
    const reader = readers[payment.type];
    const isOther = reader !== undefined && payment.settle !== undefined && payment.settle !== settle[reader];
    return isOther
      ? [`payments.${index}.settle: expected the same for every payment at reader ${reader}`]
      : [];
  });
}
