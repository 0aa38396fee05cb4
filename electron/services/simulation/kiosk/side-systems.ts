import type { AccountingDesk } from '../../../backends/accounting-types.ts';
import type { KeptValues } from '../../../journal/kept.ts';
import type { Outbox } from '../../../journal/outbox.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Log } from '../../../system/log.ts';
import { createAccountingService } from '../../accounting/accounting-service.ts';
import { createTradeNews } from '../../accounting/trade-news.ts';
import { tradesOf } from '../../accounting/trades-of-sale.ts';
import { createCouponChecker } from '../../members/coupon-checker.ts';
import { createMembersService } from '../../members/members-service.ts';
import { createMemberNews, isStillSold } from '../../members/sale-progress.ts';
import { withSpentHere } from '../../members/spent-here.ts';
import { createVisitDesk } from '../../members/visit-desk.ts';
import { LEAST_TO_PAY_MINOR } from '../../sale/discount.ts';
import type { Sale } from '../../sale/sale.ts';
import type { SaleStore } from '../../sale/sale-store.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { ProcessLife } from './process-life.ts';

export interface SideSystemParts {
  readonly world: World;
  readonly life: ProcessLife;
  readonly box: Outbox;
  readonly keeper: KeptValues;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  openSales(): readonly Sale[];
}

/** The retailer and the operator's books, as the product ties them to its sales. Neither is there where the plan has none. */
export function openSideSystems(parts: SideSystemParts) {
  const { world, life, box, keeper, clock, log, random, openSales } = parts;
  const { plan, retailer, accounts } = world;
  const line = world.sideLine(life.isAlive);
  const members = plan.hasRetailer ? life.mortal(retailer.connect(line)) : null;
  const books = plan.hasAccounts ? accounts.connect(line) : null;
  const ground = { box, clock, log, random: random.next };

  const openMembers = (backend: ReturnType<typeof retailer.connect>, store: SaleStore) =>
    createMembersService({
      ...ground,
      backend,
      kept: keeper,
      openSales,
      isDue: ({ saleId }) => isStillSold(store.get(saleId)),
      orderSpan: () => ({ fromDay: '2026-01-01', toDay: '2026-03-31' }),
      leastToPayMinor: LEAST_TO_PAY_MINOR,
    });
  const openAccounts = ({ receiver, queryOrders }: NonNullable<typeof books>, store: SaleStore) =>
    createAccountingService({
      ...ground,
      receiver: life.mortal(receiver),
      // Of the staff's side nothing but the look into the books is used here.
      desk: { queryOrders } as unknown as AccountingDesk,
      isCurrent: ({ transId, status }) => {
        const sale = store.find(transId);
        return !sale || tradesOf(sale).some((trade) => trade.transId === transId && trade.status === status);
      },
    });

  return {
    /** What the engine wants of them. */
    ofEngine: {
      ...(members && {
        memberNews: createMemberNews({}),
        checkCoupon: createCouponChecker(withSpentHere(members, box, openSales), clock),
      }),
      ...(books && { tradeNews: createTradeNews({}) }),
    },
    open: (store: SaleStore) => {
      const accounting = books && openAccounts(books, store);
      const membersService = members && openMembers(members, store);
      store.subscribe(() => {
        accounting?.wake();
        membersService?.wake();
      });
      return {
        visits: membersService && createVisitDesk(membersService),
        start: () => {
          accounting?.start();
          membersService?.start();
        },
      };
    },
  };
}
