import type { MethodInput } from '../../../../shared/contract/index.ts';
import type { StaffPerson } from '../../../../shared/contract/staff.ts';
import type {
  SaleActAnswer,
  SaleActRefusal,
  SalePageView,
  SaleStory,
} from '../../../../shared/contract/staff-sales.ts';
import type { CouponOutcome } from '../../../journal/coupon-outcomes.ts';
import type { SalePage, SaleQuery } from '../../../journal/sale-search.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { dayOfSite } from '../../../system/site-day.ts';
import type { DocumentDesk } from '../../documents/staff-desk.ts';
import type { SaleEvent } from '../../sale/events.ts';
import type { SaleStore } from '../../sale/sale-store.ts';
import { type ActGround, decide, type SaleAct } from './sale-acts.ts';
import { storyOf } from './sale-story.ts';
import { summaryOf } from './sale-summary.ts';
import { searchAll } from './search-all.ts';

/** Rows of the list that go to the page at once. */
const PAGE_ROWS = 20;

export interface SalesDeskOptions {
  readonly store: Pick<SaleStore, 'get' | 'version' | 'append'>;
  readonly journal: { search(query: SaleQuery): SalePage; read(saleId: string): SaleEvent[] };
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  readonly hasSlips: boolean;
  /** Null, or none: this kiosk prints no documents. */
  readonly documents?: Pick<DocumentDesk, 'search'> | null;
  couponOutcomeOf?(saleId: string): CouponOutcome | null;
  newClaimCode: ActGround['newClaimCode'];
  canGiveCoins: ActGround['canGiveCoins'];
}

/** Sales, for staff: found, told, and made good. Each act is one event, durable before it is answered. */
export interface SalesDesk {
  search(wish: MethodInput<'searchSales'>): Promise<SalePageView>;
  story(saleId: string, who: StaffPerson): SaleStory | null;
  act(act: SaleAct, who: StaffPerson): SaleActAnswer;
}

export function createSalesDesk(options: SalesDeskOptions): SalesDesk {
  const { store, journal, clock, log, timeZone, hasSlips, documents = null } = options;

  const story = (saleId: string, who: StaffPerson): SaleStory | null => {
    const sale = store.get(saleId);
    if (!sale) return null;
    const couponOutcome = options.couponOutcomeOf?.(saleId) ?? null;
    return storyOf(sale, journal.read(saleId), {
      version: store.version(saleId),
      who,
      hasSlips,
      couponOutcome,
    });
  };

  const act = (wish: SaleAct, who: StaffPerson): SaleActAnswer => {
    const { saleId } = wish;
    const sale = store.get(saleId);
    if (!sale) return refused('noSuchSale');
    const version = store.version(saleId);
    // Somebody else, or the same tap once more, or the machine itself: whoever wanted this has not seen it.
    if (version !== wish.version) return refused('changed');
    const decision = decide(sale, wish, { ...options, who, version, atMs: clock.now() });
    if (!decision.ok) return { kind: 'refused', ...decision.error };
    try {
      store.append(saleId, decision.value);
    } catch (error) {
      log.error({ saleId, act: wish.kind, err: error }, 'the journal did not take what staff decided');
      return refused('storage');
    }
    const after = story(saleId, who);
    return after ? { kind: 'done', story: after } : refused('noSuchSale');
  };

  return {
    story,
    act,
    search: async ({ text, state, daysAgo, after }) => {
      const day = daysAgo === null ? null : dayOfSite(clock.now(), daysAgo, timeZone);
      const range = { fromMs: day?.fromMs ?? null, toMs: day?.toMs ?? null };
      const found = await searchAll(
        { text, state, ...range, after, limit: PAGE_ROWS },
        { journal, documents },
      );
      const sales = found.saleIds.flatMap((saleId) => store.get(saleId) ?? []);
      return { sales: sales.map(summaryOf), documents: [...found.documents], cursor: found.cursor };
    },
  };
}

const refused = (reason: SaleActRefusal): SaleActAnswer => ({ kind: 'refused', reason });
