import { err, ok } from '../../../../shared/domain/result.ts';
import type { CashlessEvent, CashlessReader, VendState } from '../../../devices/mdb/types.ts';
import { createListeners } from '../../../devices/transport/listeners.ts';
import type { DeviceStatus } from '../../../devices/types.ts';
import type { ProcessLife } from '../kiosk/process-life.ts';
import type { ChangerWorld } from './sim-changer.ts';

const TIMES = { setUpMs: 800, approveMs: 1_200, answerMs: 150 } as const;

type Book =
  | 'asked'
  | 'approved'
  | 'denied'
  | 'cancelled'
  | 'succeeded'
  | 'failed'
  | 'countedAsSuccess'
  | 'unclear';

/** A vend in the driver's durable book, and what the card was charged in truth. */
interface SimVend {
  readonly vendId: string;
  readonly amountMinor: number;
  book: Book;
  refund: 'done' | 'refused';
  /** The card is promised, or on its way to be. */
  isTapped: boolean;
  isHeld: boolean;
  chargedMinor: number;
}

/** A card reader of the kind that waits for a request, and its driver's book. Cards are charged in the world's own book. */
export function createSimReader(
  { clock, trace, isUnclear }: Omit<ChangerWorld, 'heard' | 'random'>,
  options: { readonly canRefund: boolean },
) {
  const vends = new Map<string, SimVend>();
  let open: { readonly vend: SimVend; readonly life: ProcessLife } | null = null;
  let isPlugged = true;
  let willRefuseRefund = false;
  let driver: {
    readonly life: ProcessLife;
    tell(event: CashlessEvent): void;
    tellStatus(): void;
    isUp: boolean;
  } | null = null;

  const live = () => (driver?.life.isAlive() && driver.isUp && isPlugged ? driver : null);
  const tellStatus = () => driver?.life.isAlive() && driver.tellStatus();
  const status = (): DeviceStatus<never> => {
    if (!live()) return { kind: 'disconnected' };
    return open ? { kind: 'busy' } : { kind: 'ready' };
  };
  const charge = (vend: SimVend) => {
    vend.isHeld = false;
    vend.chargedMinor = vend.amountMinor;
    trace.note('reader', `charges ${vend.amountMinor} (${vend.vendId})`);
  };
  const end = (vend: SimVend, book: Book, told: (vend: SimVend) => CashlessEvent) => {
    vend.book = book;
    if (open?.vend === vend) open = null;
    driver?.tell(told(vend));
    tellStatus();
  };
  const eventOf =
    (
      kind:
        | 'vendApproved'
        | 'vendDenied'
        | 'vendCancelled'
        | 'vendSucceeded'
        | 'vendUnclear'
        | 'vendCountedAsSuccess',
    ) =>
    ({ vendId, amountMinor }: SimVend): CashlessEvent => ({ kind, reader: 1, vendId, amountMinor });

  /** A reset in mid-vend: an approved card is charged, and so is one whose approval was on its way. */
  const lose = () => {
    const vend = open?.vend;
    open = null;
    if (!vend) return;
    if (vend.isHeld || vend.isTapped) charge(vend);
    vend.book = vend.book === 'approved' ? 'countedAsSuccess' : 'unclear';
    if (driver?.life.isAlive())
      driver.tell(eventOf(vend.book === 'unclear' ? 'vendUnclear' : 'vendCountedAsSuccess')(vend));
  };
  const isOpen = (vendId: string, book: Book): SimVend | null =>
    open?.vend.vendId === vendId && open.vend.book === book ? open.vend : null;
  const failed = (vend: SimVend): CashlessEvent => ({
    kind: 'vendFailed',
    reader: 1,
    vendId: vend.vendId,
    amountMinor: vend.amountMinor,
    refund: vend.refund,
  });

  const stateOf = (vendId: string): VendState => {
    const vend = vends.get(vendId);
    if (!vend) return { kind: 'neverSeen' };
    const { amountMinor, book, refund } = vend;
    switch (book) {
      case 'asked':
        return { kind: 'waiting', amountMinor };
      case 'denied':
      case 'cancelled':
        return { kind: book };
      case 'failed':
        return { kind: 'failed', amountMinor, refund };
      default:
        return { kind: book, amountMinor };
    }
  };

  const commands = (life: ProcessLife) =>
    ({
      requestVend: async (vendId, amountMinor) => {
        if (vends.has(vendId) || status().kind !== 'ready')
          return err({ kind: 'rejected', detail: `reader is ${status().kind}` });
        const isUntold = isUnclear();
        const vend: SimVend = {
          ...{ vendId, amountMinor, book: 'asked', refund: 'done' },
          ...{ isTapped: false, isHeld: false, chargedMinor: 0 },
        };
        vends.set(vendId, vend);
        open = { vend, life };
        trace.note('reader', `asks for ${amountMinor} (${vendId})`);
        tellStatus();
        return isUntold ? err({ kind: 'unclear', detail: 'simulated' }) : ok(undefined);
      },
      cancelVend: async (vendId) => {
        const vend = isOpen(vendId, 'asked');
        if (!vend) return err({ kind: 'rejected', detail: 'not under way' });
        // An approval that is on its way crosses it: then the card is promised all the same.
        if (!vend.isTapped)
          clock.after(TIMES.answerMs, () => {
            if (isOpen(vendId, 'asked') && !vend.isTapped) end(vend, 'cancelled', eventOf('vendCancelled'));
          });
        return ok(undefined);
      },
      confirmVend: async (vendId) => {
        const vend = isOpen(vendId, 'approved');
        if (!vend || !live()) return err({ kind: 'rejected', detail: 'not approved' });
        charge(vend);
        end(vend, 'succeeded', eventOf('vendSucceeded'));
        return ok(undefined);
      },
      failVend: async (vendId) => {
        const vend = isOpen(vendId, 'approved');
        if (!vend || !options.canRefund || !live()) return err({ kind: 'rejected', detail: 'no refund' });
        vend.refund = willRefuseRefund ? 'refused' : 'done';
        willRefuseRefund = false;
        if (vend.refund === 'refused') charge(vend);
        vend.isHeld = false;
        end(vend, 'failed', failed);
        return ok(undefined);
      },
    }) satisfies Partial<CashlessReader>;

  return {
    connect: (life: ProcessLife): CashlessReader => {
      const events = createListeners<CashlessEvent>();
      const statuses = createListeners<DeviceStatus<never>>();
      lose();
      const mine = {
        life,
        isUp: false,
        tell: (event: CashlessEvent) => events.tell(event),
        tellStatus: () => statuses.tell(status()),
      };
      driver = mine;
      clock.after(TIMES.setUpMs, () => {
        mine.isUp = true;
        tellStatus();
      });
      return {
        ...commands(life),
        reader: 1,
        status,
        onStatus: (listener) => statuses.add(life.ear(listener)),
        onMoney: (listener) => events.add(life.ear(listener)),
        facts: () => ({
          isAlwaysIdle: true,
          canRefund: options.canRefund,
          maxResponseMs: 5_000,
          model: 'simulated',
        }),
        enableReader: async () => ok(undefined),
        endSession: async () => ok(undefined),
        vendState: stateOf,
      };
    },
    isAsking: () => open?.vend.book === 'asked' && !open.vend.isTapped && live() !== null,
    presentCard: (isGood: boolean) => {
      const vend = open?.vend;
      if (vend?.book !== 'asked' || vend.isTapped) return;
      vend.isTapped = isGood;
      trace.note('card', isGood ? 'is presented' : 'is declined');
      clock.after(TIMES.approveMs, () => {
        if (open?.vend !== vend || vend.book !== 'asked' || !live()) return;
        if (!isGood) return end(vend, 'denied', eventOf('vendDenied'));
        vend.isHeld = true;
        vend.isTapped = false;
        vend.book = 'approved';
        driver?.tell(eventOf('vendApproved')(vend));
        tellStatus();
      });
    },
    refuseNextRefund: () => {
      willRefuseRefund = true;
    },
    unplug: () => {
      isPlugged = false;
      lose();
      tellStatus();
    },
    repair: () => {
      isPlugged = true;
      tellStatus();
    },
    chargedMinor: () => [...vends.values()].reduce((sum, vend) => sum + vend.chargedMinor, 0),
    heldMinor: () => [...vends.values()].reduce((sum, vend) => sum + (vend.isHeld ? vend.amountMinor : 0), 0),
    chargedUnder: (vendId: string): number => vends.get(vendId)?.chargedMinor ?? 0,
  };
}

export type SimReader = ReturnType<typeof createSimReader>;
