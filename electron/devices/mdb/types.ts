import type { Result } from '../../../shared/domain/result.ts';
import type { Device, DeviceStatus } from '../types.ts';

/*
 * What services know of the machine's money. Amounts are minor units of the kiosk's currency. Every method settles
 * within its own deadline and none throws for a device that is away.
 */

export type CoinTrouble =
  | 'wrongCurrency'
  | 'coinJam'
  | 'tubeJam'
  | 'tubeSensor'
  | 'acceptorUnplugged'
  | 'fault';
export type BillTrouble = 'wrongCurrency' | 'stackerFull' | 'cashBoxOut' | 'billJam' | 'fault';
export type ReaderTrouble = 'wrongCurrency' | 'fault';
export type MdbTrouble = CoinTrouble | BillTrouble | ReaderTrouble | 'peripheralMissing';

/** Coins. Only `coinInserted` is money; a rejected coin went back to the shopper. */
export type CoinEvent =
  | {
      readonly kind: 'coinInserted';
      readonly amountMinor: number;
      /** Durable, where the driver keeps a book: the same coin is never told under two. */
      readonly moneyId?: string;
      readonly route: 'cashBox' | 'tube' | 'unknown';
    }
  | { readonly kind: 'coinRejected'; readonly amountMinor: number }
  /** A coin was seen and then did not arrive where it counts: no money. */
  | { readonly kind: 'coinNotCredited' }
  | { readonly kind: 'slugsRejected'; readonly count: number }
  /** Credits that the device reported while nobody listened, and that it can no longer name. */
  | { readonly kind: 'coinEventsMissed'; readonly count: number }
  /** The tube of this coin holds more or fewer than everything that was told explains. No money: staff have to count. */
  | {
      readonly kind: 'tubeDiffers';
      readonly valueMinor: number;
      readonly countBefore: number;
      readonly countNow: number;
    }
  /** The shopper wants the money back. */
  | { readonly kind: 'escrowLever' }
  /** Staff took coins out by the changer's own buttons. */
  | { readonly kind: 'coinsDispensedByHand'; readonly amountMinor: number }
  | { readonly kind: 'coinsPaidOut'; readonly payOutId: string; readonly amountMinor: number }
  /** Ended short or unclear: `payOutState` says which. */
  | { readonly kind: 'payOutFailed'; readonly payOutId: string };

/** Bills. Only `billStacked` is money. */
export type BillEvent =
  | { readonly kind: 'billEscrowed'; readonly amountMinor: number }
  | {
      readonly kind: 'billStacked';
      readonly amountMinor: number;
      readonly place: 'cashBox' | 'recycler';
      readonly moneyId?: string;
    }
  | { readonly kind: 'billReturned'; readonly amountMinor: number }
  | { readonly kind: 'billRejected' }
  /** It was in escrow when the validator was reset or went away. Not credited: only a person can see where it is. */
  | { readonly kind: 'billUnclear'; readonly amountMinor: number };

export type ReaderNumber = 1 | 2;

/** Cards. Only `vendApproved` promises money, and only success or a reset in mid-vend takes it. */
export type CashlessEvent =
  | { readonly kind: 'sessionBegan'; readonly reader: ReaderNumber; readonly fundsMinor: number | null }
  | { readonly kind: 'sessionEnded'; readonly reader: ReaderNumber }
  | VendEvent<'vendApproved'>
  | VendEvent<'vendDenied'>
  | VendEvent<'vendCancelled'>
  | VendEvent<'vendSucceeded'>
  /** The goods did not come. `refund`: see `VendState`. */
  | (VendEvent<'vendFailed'> & { readonly refund: VendRefund })
  /** The reader was reset between approval and success: by MDB/ICP 7.4.7 the shopper has been charged. */
  | VendEvent<'vendCountedAsSuccess'>
  /** Whether the shopper was charged cannot be known from here. */
  | VendEvent<'vendUnclear'>
  | { readonly kind: 'readerFault'; readonly reader: ReaderNumber; readonly code: number };

interface VendEvent<Kind extends string> {
  readonly kind: Kind;
  readonly reader: ReaderNumber;
  readonly vendId: string;
  /** From the approval on: what the reader takes. It may differ from what was asked (surcharge, discount). */
  readonly amountMinor: number;
}

export type MoneyEvent = CoinEvent | BillEvent | CashlessEvent;

/** `rejected` is certain: nothing happened. `unclear`: the device may have carried it out. */
export type CommandFailure = { readonly kind: 'rejected' | 'unclear'; readonly detail: string };
export type CommandResult = Promise<Result<void, CommandFailure>>;

interface Part<Trouble extends string, Event> {
  status(): DeviceStatus<Trouble>;
  onStatus(listener: (status: DeviceStatus<Trouble>) => void): () => void;
  onMoney(listener: (event: Event) => void): () => void;
}

/** Whatever takes coins: an MDB changer or a ccTalk acceptor. */
export interface CoinSource extends Part<CoinTrouble, CoinEvent> {
  /** Values it knows, in minor units, ascending; empty before it has told. */
  coinValues(): readonly number[];
  /** From now on coins are taken, also after the device was away; `false`: they are returned. */
  acceptCoins(accept: boolean): CommandResult;
}

export interface Tube {
  readonly valueMinor: number;
  readonly count: number;
  readonly isFull: boolean;
}

/** Coins that make exactly the amount, or that it cannot be done. */
export type ChangePlan =
  | {
      readonly kind: 'exact';
      readonly coins: readonly { readonly valueMinor: number; readonly count: number }[];
    }
  | { readonly kind: 'cannot' };

/**
 * The word about one pay-out. `neverSeen` is certain. `unknown`: between nothing and the whole amount was paid, and
 * nobody can tell. `short`: it ended, and exactly `paidMinor` came out.
 */
export type PayOutState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'paying'; readonly amountMinor: number; readonly paidMinor: number }
  | { readonly kind: 'done'; readonly paidMinor: number }
  | { readonly kind: 'short'; readonly amountMinor: number; readonly paidMinor: number }
  | { readonly kind: 'unknown'; readonly amountMinor: number };

export interface CoinChanger extends CoinSource {
  /** As of the last look; changes with each coin and pay-out. */
  tubes(): readonly Tube[];
  planChange(amountMinor: number): ChangePlan;
  /**
   * Begins to pay out exactly `amountMinor`. The id must be durable already; one that was used before is refused.
   * The end is told by an event and by `payOutState`.
   */
  startPayOut(payOutId: string, amountMinor: number): CommandResult;
  payOutState(payOutId: string): PayOutState;
}

export interface BillValidator extends Part<BillTrouble, BillEvent> {
  billValues(): readonly number[];
  /** Bills wait in escrow until `stackBill` or `returnBill`. `values`: only these, in minor units. */
  acceptBills(accept: boolean, values?: readonly number[]): CommandResult;
  /** The bill in escrow, in minor units; `null` where there is none. */
  escrowMinor(): number | null;
  /** Settles once the bill is money. A failure of the kind `unclear` is followed by an event that tells. */
  stackBill(): CommandResult;
  returnBill(): CommandResult;
  stackedBills(): number | null;
}

/** `untold`: the failure was reported, and this reader or bridge does not say whether it gave the money back. */
export type VendRefund = 'done' | 'refused' | 'untold';

export type VendState =
  | { readonly kind: 'neverSeen' }
  | { readonly kind: 'waiting'; readonly amountMinor: number }
  | { readonly kind: 'approved'; readonly amountMinor: number }
  | { readonly kind: 'denied' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'succeeded'; readonly amountMinor: number }
  | { readonly kind: 'failed'; readonly amountMinor: number; readonly refund: VendRefund }
  | { readonly kind: 'countedAsSuccess'; readonly amountMinor: number }
  | { readonly kind: 'unclear'; readonly amountMinor: number };

export interface ReaderFacts {
  readonly isAlwaysIdle: boolean;
  readonly canRefund: boolean;
  readonly maxResponseMs: number;
  readonly model: string;
}

/** A card reader (NAYAX and others). One vend at a time, followed by id. */
export interface CashlessReader extends Part<ReaderTrouble, CashlessEvent> {
  readonly reader: ReaderNumber;
  facts(): ReaderFacts | null;
  enableReader(enable: boolean): CommandResult;
  /** Asks for the money. Where the reader is not always idle, a session must have begun. The id must be durable. */
  requestVend(vendId: string, amountMinor: number, itemNumber: number): CommandResult;
  /**
   * Withdraws a request, or gives an approval back. If the approval crossed it, the money is given back; a reader that
   * offers no refund then tells `vendApproved` all the same. The outcome is told by an event.
   */
  cancelVend(vendId: string): CommandResult;
  /** The goods came: the money is taken. */
  confirmVend(vendId: string): CommandResult;
  /** The goods did not come. `rejected` where the reader offers no refund: the vend stays approved, the choice yours. */
  failVend(vendId: string): CommandResult;
  /** Sends a shopper away who began a session and asks for nothing. */
  endSession(): CommandResult;
  vendState(vendId: string): VendState;
}

/** A coin or note that an earlier process heard of, and may have died before anybody wrote it down. */
export interface HeardBefore {
  readonly moneyId: string;
  readonly means: 'coins' | 'bills';
  readonly amountMinor: number;
  readonly atMs: number;
}

/** Everything on one MDB bus. What the configuration does not have is `null`. */
export interface Mdb {
  readonly changer: CoinChanger | null;
  readonly validator: BillValidator | null;
  readonly cashless: readonly CashlessReader[];
  readonly device: Device<MdbTrouble>;
  /** Of the process before, oldest first. Whoever keeps the books takes up what is not in them. */
  heardBefore(): readonly HeardBefore[];
  onMoney(listener: (event: MoneyEvent) => void): () => void;
}
