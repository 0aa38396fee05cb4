import type { PayType } from '../../../shared/domain/payment.ts';
import type {
  BillValidator,
  CashlessReader,
  CoinChanger,
  CoinSource,
  HeardBefore,
  Mdb,
} from '../../devices/mdb/types.ts';

/** When a reader is told that the goods came, and so takes the money for good. */
export type Settle = 'orderAccepted' | 'dispensed';

/** Everything of this machine that takes or gives money. What it does not have is `null` or missing. */
export interface MoneyDevices {
  /** Whatever takes coins; the changer is one of them. */
  readonly coins: readonly CoinSource[];
  readonly changer: CoinChanger | null;
  readonly validator: BillValidator | null;
  readonly readers: readonly CashlessReader[];
  /** Coins and notes of the process before, which may have died before it wrote them down. */
  heardBefore(): readonly HeardBefore[];
  /** The reader at which a type is paid. */
  readerFor(payType: PayType): ReaderChoice | null;
}

export interface ReaderChoice {
  readonly reader: CashlessReader;
  readonly settle: Settle;
}

export interface MoneyDevicesOptions {
  readonly mdb: (Pick<Mdb, 'changer' | 'validator' | 'cashless'> & Partial<Pick<Mdb, 'heardBefore'>>) | null;
  readonly coinAcceptor: CoinSource | null;
  /** Which reader serves which type. A type that is not named is served by the first reader. */
  readonly readers?: Partial<Record<PayType, 1 | 2>>;
  readonly settle?: Partial<Record<1 | 2, Settle>>;
}

/** The money devices of a machine, out of what its bus and its coin acceptor have. */
export function createMoneyDevices(options: MoneyDevicesOptions): MoneyDevices {
  const { mdb, coinAcceptor } = options;
  const changer = mdb?.changer ?? null;
  const readers = mdb?.cashless ?? [];
  return {
    coins: [changer, coinAcceptor].filter((source) => source !== null),
    changer,
    validator: mdb?.validator ?? null,
    readers,
    heardBefore: () => mdb?.heardBefore?.() ?? [],
    readerFor: (payType) => {
      const wanted = options.readers?.[payType];
      const reader = wanted === undefined ? readers[0] : readers.find((each) => each.reader === wanted);
      return reader ? { reader, settle: options.settle?.[reader.reader] ?? 'orderAccepted' } : null;
    },
  };
}

export const NO_MONEY_DEVICES: MoneyDevices = createMoneyDevices({ mdb: null, coinAcceptor: null });
