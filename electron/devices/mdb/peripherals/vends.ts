import { createListeners } from '../../transport/listeners.ts';
import type { Book, VendEntry } from '../books.ts';
import type { CashlessEvent, ReaderNumber, VendRefund, VendState } from '../types.ts';

/**
 * The vends of one reader: each step is in the book before anybody hears of it. Shared by the reader that we drive
 * ourselves and the one that a Qibixx box drives.
 */
export interface Vends {
  /** The vend under way: asked, approved or being settled. */
  open(): VendEntry | null;
  isKnown(vendId: string): boolean;
  /** Whether it is this vend that is under way, and has come so far. */
  isIn(vendId: string, state: VendEntry['state']): boolean;
  /** Before the first byte of a request. */
  begin(vendId: string, amountMinor: number): void;
  /** The reader takes `amountMinor`, which may be more or less than was asked for. */
  approve(amountMinor: number): void;
  /** The outcome is being told to the reader: whether it heard is open. */
  settle(): void;
  end(state: VendEnd, refund?: VendRefund): void;
  /** The request never left: nothing happened. */
  refuse(): void;
  /** The reader was reset, or went away for good. */
  lose(): void;
  stateOf(vendId: string): VendState;
  tell(event: CashlessEvent): void;
  onMoney(listener: (event: CashlessEvent) => void): () => void;
}

type VendEnd = 'denied' | 'cancelled' | 'succeeded' | 'failed' | 'countedAsSuccess' | 'unclear';

const EVENT_KINDS = {
  denied: 'vendDenied',
  cancelled: 'vendCancelled',
  succeeded: 'vendSucceeded',
  countedAsSuccess: 'vendCountedAsSuccess',
  unclear: 'vendUnclear',
} as const;

export function createVends(reader: ReaderNumber, book: Book<VendEntry>): Vends {
  const events = createListeners<CashlessEvent>();
  let current: VendEntry | null = null;

  const put = (entry: VendEntry) => {
    book.put(entry);
    current = entry;
  };

  const end = (state: VendEnd, refund: VendRefund = 'untold') => {
    const entry = current;
    if (!entry) return;
    put({ ...entry, state, refund: state === 'failed' ? refund : null });
    current = null;
    const told = { reader, vendId: entry.id, amountMinor: entry.amountMinor };
    if (state === 'failed') events.tell({ kind: 'vendFailed', ...told, refund });
    else events.tell({ kind: EVENT_KINDS[state], ...told });
  };

  const vends: Vends = {
    open: () => current,
    isKnown: (vendId) => book.find(vendId) !== undefined,
    isIn: (vendId, state) => current?.id === vendId && current.state === state,
    begin: (id, amountMinor) => put({ id, reader, amountMinor, state: 'asked', refund: null }),
    approve: (amountMinor) => {
      if (current?.state !== 'asked') return;
      put({ ...current, amountMinor, state: 'approved' });
      events.tell({ kind: 'vendApproved', reader, vendId: current.id, amountMinor });
    },
    settle: () => {
      if (current) put({ ...current, state: 'settling' });
    },
    end,
    refuse: () => {
      if (!current) return;
      put({ ...current, state: 'refused' });
      current = null;
    },
    lose: () => end(endWhenLost(current)),
    stateOf: (vendId) => {
      const entry = book.find(vendId);
      return entry ? toState(entry, current?.id === vendId) : { kind: 'neverSeen' };
    },
    tell: events.tell,
    onMoney: events.add,
  };
  // What an earlier process left open: the bus has been restarted since, and a reset in mid-vend charges the shopper.
  for (const entry of book.all()) {
    if (entry.reader !== reader || !isOpenState(entry.state)) continue;
    book.put({ ...entry, state: endWhenLost(entry) });
  }
  return vends;
}

/** By MDB/ICP 7.4.7 a reset after the approval is a success; before it, the approval may have been on its way. */
const endWhenLost = (entry: VendEntry | null) =>
  entry?.state === 'approved' ? 'countedAsSuccess' : 'unclear';

const isOpenState = (state: VendEntry['state']) =>
  state === 'asked' || state === 'approved' || state === 'settling';

function toState({ state, amountMinor, refund }: VendEntry, isOpen: boolean): VendState {
  switch (state) {
    case 'asked':
      return isOpen ? { kind: 'waiting', amountMinor } : { kind: 'unclear', amountMinor };
    case 'approved':
    case 'settling':
      return isOpen ? { kind: 'approved', amountMinor } : { kind: 'unclear', amountMinor };
    case 'failed':
      return { kind: 'failed', amountMinor, refund: refund ?? 'untold' };
    case 'refused':
      return { kind: 'cancelled' };
    case 'denied':
    case 'cancelled':
      return { kind: state };
    case 'succeeded':
    case 'countedAsSuccess':
    case 'unclear':
      return { kind: state, amountMinor };
  }
}
