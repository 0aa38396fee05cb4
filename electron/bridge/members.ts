import type {
  CouponAnswer,
  MemberAnswer,
  MemberOrders,
  MemberVisitView,
} from '../../shared/contract/members.ts';
import type { BridgeError } from '../../shared/contract/method.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { Catalogue } from '../services/catalogue/catalogue-service.ts';
import type { MemberVisit } from '../services/members/member-visit.ts';
import type { VisitDesk } from '../services/members/visit-desk.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

export interface MemberCalls {
  /** Null: the kiosk has no such system. */
  readonly visits: Pick<VisitDesk, 'current'> | null;
  readonly catalogue: Pick<Catalogue, 'listModels' | 'findModel'>;
  /** Selling without the backend, with which no coupon goes. Missing: never. */
  sellsWithoutBackend?(brandId: string): boolean;
}

/** What the shopper at the screen asks the retailer. It is answered for the open session, and kept for no other. */
export function memberHandlers({ visits, catalogue, sellsWithoutBackend }: MemberCalls) {
  const withVisit = async <Value>(
    work: (visit: MemberVisit) => Promise<Result<Value, BridgeError>> | Result<Value, BridgeError>,
  ): Promise<Result<Value, BridgeError>> => {
    if (!visits) return refuse('unavailable', 'this kiosk has no members');
    const visit = visits.current();
    return visit ? work(visit) : refuse('notAllowed', 'there is no session');
  };
  return {
    getMemberVisit: async () => {
      const visit = visits?.current();
      return ok(visit ? viewOf(visit) : null);
    },
    findMember: ({ mobile }) =>
      withVisit<MemberAnswer>(async (visit) => {
        const found = await visit.findMember(mobile);
        return ok(
          found.ok ? { kind: 'found', visit: viewOf(visit) } : { kind: 'refused', reason: found.error.kind },
        );
      }),
    forgetMember: () =>
      withVisit((visit) => {
        visit.forgetMember();
        return ok(viewOf(visit));
      }),
    listMemberOrders: ({ fromStart }) => withVisit((visit) => readOrders(visit, fromStart)),
    enterCoupon: ({ code, brandId, modelId }) =>
      withVisit<CouponAnswer>(async (visit) => {
        if (sellsWithoutBackend?.(brandId)) return ok({ kind: 'refused', reason: 'away' });
        await catalogue.listModels(brandId);
        const model = catalogue.findModel(brandId, modelId);
        return model
          ? ok(await enterCoupon(visit, code, model.priceMinor))
          : refuse('notFound', 'no such model');
      }),
    removeCoupon: () =>
      withVisit((visit) => {
        visit.removeCoupon();
        return ok(viewOf(visit));
      }),
  } satisfies Partial<BridgeHandlers>;
}

const viewOf = (visit: MemberVisit): MemberVisitView => ({ member: visit.member(), coupon: visit.coupon() });

async function readOrders(
  visit: MemberVisit,
  fromStart: boolean,
): Promise<Result<MemberOrders, BridgeError>> {
  const page = await visit.nextOrders(fromStart);
  if (!page.ok) return ok({ kind: 'refused', reason: page.error.kind });
  const orders = page.value.orders.map(({ lines, ...order }) => ({ ...order, lines: [...lines] }));
  return ok({ kind: 'page', orders, hasMore: page.value.hasMore });
}

async function enterCoupon(visit: MemberVisit, code: string, priceMinor: number): Promise<CouponAnswer> {
  const entered = await visit.enterCoupon(code, priceMinor);
  if (entered.ok) return { kind: 'applies', visit: viewOf(visit) };
  const { error } = entered;
  return error.kind === 'doesNotApply' ? error : { kind: 'refused', reason: error.kind };
}
