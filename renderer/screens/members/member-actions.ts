import type { Model } from '../../../shared/contract/catalogue.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract/index.ts';
import type {
  CouponAnswer,
  MemberAnswer,
  MemberOrders,
  MemberVisitView,
} from '../../../shared/contract/members.ts';
import { bridge } from '../../bridge/connect.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { isForPrice, useMemberStore } from './member-store.ts';

/** Null: the shopper is gone, and the answer is nobody's. `silent`: the main process did not answer. */
type Heard<Name extends MethodName> = MethodOutput<Name> | 'silent' | null;

async function ask<Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<Heard<Name>> {
  const before = useSessionStore.getState().session?.sessionId;
  const answer = await bridge().call(name, input);
  if (useSessionStore.getState().session?.sessionId !== before) return null;
  return answer.ok ? answer.value : 'silent';
}

function show(visit: MemberVisitView): void {
  useMemberStore.setState(visit.coupon ? { visit } : { visit, couponCode: null });
}

/** What the main process knows of this shopper: after a reload, or when they come back to the review. */
export async function readVisit(): Promise<void> {
  const visit = await ask('getMemberVisit', {});
  if (visit && visit !== 'silent') show(visit);
}

export type MemberRefusal = Extract<MemberAnswer, { kind: 'refused' }>['reason'];

/** Null: found. The number goes to the main process and is kept nowhere. */
export async function findMember(mobile: string): Promise<MemberRefusal | null> {
  const answer = await ask('findMember', { mobile });
  if (answer === null) return 'left';
  if (answer === 'silent') return 'away';
  // A number that was asked for takes the place of the member before, also where it is nobody's.
  if (answer.kind === 'found') show(answer.visit);
  else await readVisit();
  return answer.kind === 'found' ? null : answer.reason;
}

/** False: it did not get through. */
export async function forgetMember(): Promise<boolean> {
  return shown(await ask('forgetMember', {}));
}

/** False: it did not get through. */
export async function removeCoupon(): Promise<boolean> {
  return shown(await ask('removeCoupon', {}));
}

function shown(visit: Heard<'removeCoupon'>): boolean {
  if (visit === 'silent') return false;
  if (visit) show(visit);
  return true;
}

export type CouponRefusal = Exclude<CouponAnswer, { kind: 'applies' }>;
const refused = (reason: 'away' | 'left') => ({ kind: 'refused', reason }) as const;

/** Null: the coupon applies, and its discount is on the screen. */
export async function enterCoupon(typed: string, model: Model): Promise<CouponRefusal | null> {
  const code = typed.trim();
  const answer = await ask('enterCoupon', { code, brandId: model.brandId, modelId: model.modelId });
  if (answer === null) return refused('left');
  if (answer === 'silent') return refused('away');
  if (answer.kind !== 'applies') return answer;
  useMemberStore.setState({ visit: answer.visit, couponCode: code, lost: null });
  return null;
}

/** A coupon was checked against one price. With another model, or another price, it is checked anew or comes off. */
export async function fitCoupon(model: Model): Promise<void> {
  const { visit, couponCode } = useMemberStore.getState();
  if (!visit?.coupon || isForPrice(visit.coupon, model.priceMinor)) return;
  const trouble = couponCode ? await enterCoupon(couponCode, model) : null;
  if (couponCode && !trouble) return;
  if (trouble?.kind === 'refused' && trouble.reason === 'left') return;
  await removeCoupon();
  const lost = trouble?.kind === 'doesNotApply' ? trouble : ({ kind: 'again' } as const);
  useMemberStore.setState({ lost });
}

/** The next page of the member's orders. */
export async function listOrders(fromStart: boolean): Promise<MemberOrders> {
  const answer = await ask('listMemberOrders', { fromStart });
  if (answer === null) return refused('left');
  return answer === 'silent' ? refused('away') : answer;
}
