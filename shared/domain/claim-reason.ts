/** Why a shopper of a case has a claim. Written into the journal: a word may be added, but none lost or renamed. */
export const SALE_CLAIM_REASONS = [
  'orderRefused',
  'printFailed',
  'dispenseFailed',
  'unclear',
  'paidLate',
  'paidTwice',
  'cancelledByBackend',
  /** Money of an unpaid sale that the machine could not give back. */
  'cashNotReturned',
  /** The same, of change. */
  'changeShort',
  'payOutUnclear',
  'billUnclear',
  'cardNotRefunded',
  'readerUnclear',
  'refundUnclear',
  'cancelledByStaff',
  /** The case was delivered, and something is wrong with it: the shop gives (some of) its money back. */
  'complaint',
  /** Sold while the backend was away, which then would not have it. No money is owed: only the shop's books lack it. */
  'notRecorded',
] as const;
