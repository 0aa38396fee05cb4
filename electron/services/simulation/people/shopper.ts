import { emptyDesign } from '../../../../shared/domain/design.ts';
import { PayType, QR_PAY_TYPES, READER_PAY_TYPES } from '../../../../shared/domain/payment.ts';
import { endSession } from '../../../bridge/session.ts';
import { payableMinor } from '../../sale/discount.ts';
import { wantedCash } from '../../sale/money-due.ts';
import { activeAttempt, isPaid, type PaymentAttempt, type Sale } from '../../sale/sale.ts';
import type { SimKiosk } from '../kiosk/boot.ts';
import { PAY_TYPES } from '../kiosk/front.ts';
import { MODEL } from '../world/backend-server.ts';
import type { Random } from '../world/random.ts';
import { MEMBER } from '../world/retailer.ts';
import type { World } from '../world/world.ts';
import { createPurse } from './purse.ts';

/** How one shopper is. Each is drawn anew: some are quick, some walk away, some tap everything twice. */
export interface Temper {
  readonly firstChoice: PayType;
  /** Walks away, or cancels, after so many looks at the screen; infinite: stays to the end. */
  readonly patience: number;
  readonly leavesBy: 'walking' | 'cancelling';
  readonly tapsTwice: boolean;
  /** Has taken a picture of the code, and pays it after leaving. */
  readonly paysLate: boolean;
  /** Pays every code that was ever on the screen. */
  readonly paysAll: boolean;
  /** Chooses another method now and then. */
  readonly changesMind: boolean;
  readonly pressesLever: boolean;
  readonly hasGoodCard: boolean;
  /** Of the retailer; with some it is theirs as members alone. */
  readonly hasCoupon: boolean;
  readonly isMember: boolean;
}

export function drawTemper(random: Random, payTypes: readonly [PayType, ...PayType[]]): Temper {
  const isSteady = random.chance(0.5);
  return {
    firstChoice: random.pick(payTypes),
    patience: isSteady ? Number.POSITIVE_INFINITY : random.between(1, 25),
    leavesBy: random.chance(0.5) ? 'walking' : 'cancelling',
    tapsTwice: random.chance(0.3),
    paysLate: random.chance(0.5),
    paysAll: random.chance(0.15),
    changesMind: random.chance(0.25),
    pressesLever: random.chance(0.1),
    hasGoodCard: random.chance(0.85),
    hasCoupon: random.chance(0.6),
    isMember: random.chance(0.5),
  };
}

/** A shopper who does not come to anything in this many looks goes home. */
const LOOKS_LIMIT = 260;

export interface Shopper {
  readonly name: string;
  /** One look at the screen, and one thing done. */
  look(kiosk: SimKiosk): Promise<void>;
  isGone(): boolean;
  /** The sale that this shopper began last. */
  saleId(): string | null;
}

export function createShopper(
  name: string,
  world: World,
  random: Random,
  payTypes: readonly [PayType, ...PayType[]],
  temper = drawTemper(random, payTypes),
): Shopper {
  const { books, trace } = world;
  const purse = createPurse(world, random, temper);
  const codes = new Set<string>();
  let choice = temper.firstChoice;
  let sessionId: string | null = null;
  let saleId: string | null = null;
  let couponCode: string | null = null;
  let looks = 0;
  let isGone = false;

  const say = (what: string) => trace.note(name, what);
  const go = () => {
    isGone = true;
    say('goes away');
    purse.takeBackFromStaff();
    if (!temper.paysLate) return;
    for (const paymentId of codes)
      world.clock.after(random.between(1_000, 120_000), () => {
        if (books.payByPhone(paymentId)) say(`pays ${paymentId} from afar`);
      });
  };
  const leave = async (kiosk: SimKiosk) => {
    if (temper.leavesBy === 'walking') return go();
    say('cancels');
    const ending = endSession(kiosk.sessions, kiosk.sales, 'cancelled');
    if (temper.tapsTwice) await Promise.all([ending, endSession(kiosk.sessions, kiosk.sales, 'cancelled')]);
    await ending;
    go();
  };

  const begin = async (kiosk: SimKiosk) => {
    await kiosk.look();
    const model = kiosk.findModel();
    if (!model) return;
    const readiness = await kiosk.readiness.check(model.stock, model.brandId);
    if (!readiness.ready || kiosk.sessions.current()) return;
    const session = await kiosk.sessions.start('en');
    sessionId = session.sessionId;
    await beginSale(kiosk);
  };
  /** Says who they are and types their coupon in, where the kiosk knows the retailer. */
  const enterCoupon = async ({ visits }: SimKiosk, goodsMinor: number) => {
    const visit = visits?.current();
    if (!visit || !temper.hasCoupon || visit.coupon()) return;
    couponCode ??= world.giveCoupon(temper.isMember);
    if (temper.isMember) await visit.findMember(MEMBER.mobile);
    const entering = visit.enterCoupon(couponCode, goodsMinor);
    if (temper.tapsTwice) await visit.enterCoupon(couponCode, goodsMinor);
    const entered = await entering;
    say(`enters coupon ${couponCode}: ${entered.ok ? entered.value.discountMinor : entered.error.kind}`);
  };
  const beginSale = async (kiosk: SimKiosk) => {
    const model = kiosk.findModel();
    if (!model) return;
    await enterCoupon(kiosk, model.priceMinor);
    const wish = {
      modelId: MODEL.id,
      brandId: MODEL.brandId,
      design: emptyDesign('apple-iphone-15'),
      printFileId: `${name}-file`,
      agreedPriceMinor: model.priceMinor,
    };
    const starting = kiosk.sales.start(wish);
    if (temper.tapsTwice) await kiosk.sales.start(wish);
    const started = await starting;
    if (!started.ok) return;
    saleId = started.value.saleId;
    say(`begins sale ${saleId}`);
  };

  const choose = (kiosk: SimKiosk, sale: Sale) => {
    if (purse.isWithStaff()) return;
    const chosen = kiosk.sales.choosePayment(sale.saleId, choice);
    if (temper.tapsTwice) kiosk.sales.choosePayment(sale.saleId, choice);
    say(`chooses ${choice}: ${chosen.ok ? (chosen.value.activePaymentId ?? '') : chosen.error}`);
    if (!chosen.ok) choice = random.pick(PAY_TYPES);
  };

  const pay = (kiosk: SimKiosk, sale: Sale, attempt: PaymentAttempt) => {
    const { payType, paymentId } = attempt;
    if (temper.changesMind && random.chance(0.1)) {
      choice = random.pick(PAY_TYPES);
      return choose(kiosk, sale);
    }
    if (QR_PAY_TYPES.includes(payType)) {
      codes.add(paymentId);
      if (random.chance(0.4) && books.payByPhone(paymentId)) say(`pays ${paymentId}`);
      if (temper.paysAll) for (const id of codes) books.payByPhone(id);
    } else if (READER_PAY_TYPES.includes(payType)) purse.presentCard();
    else if (payType === PayType.cash) purse.putIn(wantedCash(sale)?.missingMinor ?? 0, kiosk, sale);
    else purse.payStaff(kiosk, sale, attempt);
  };

  const shop = async (kiosk: SimKiosk, sale: Sale) => {
    if (isPaid(sale)) {
      const isServed = sale.collectedAtMs !== null || sale.claims.length > 0 || sale.order?.placed != null;
      if (!isServed || random.chance(0.7)) return;
      await endSession(kiosk.sessions, kiosk.sales, 'finished');
      return go();
    }
    if (sale.closed) return go();
    if (sale.offer.kind === 'soldOut') return leave(kiosk);
    if (sale.offer.kind !== 'agreed') {
      // What is to be paid now, as the screen says it.
      const priceMinor = sale.offer.kind === 'priceChanged' ? sale.offer.newPriceMinor : sale.priceMinor;
      kiosk.sales.acceptPrice(sale.saleId, payableMinor(priceMinor, sale.discount));
      return;
    }
    const attempt = activeAttempt(sale);
    const isOver = !attempt || attempt.timedOut || attempt.state === 'refused' || attempt.state === 'failed';
    if (isOver) return choose(kiosk, sale);
    if (attempt.state === 'announced') pay(kiosk, sale, attempt);
  };

  const look = async (kiosk: SimKiosk) => {
    looks += 1;
    if (looks > LOOKS_LIMIT) return go();
    purse.askStaffAgain(kiosk);
    const session = kiosk.sessions.current();
    if (session && session.sessionId !== sessionId) return;
    const sale = saleId === null ? null : kiosk.store.get(saleId);
    if (!session && sale && (isPaid(sale) || sale.closed)) return go();
    if (!session) {
      // The kiosk went down and has forgotten the shopper: some begin again, some have had enough.
      if (sessionId !== null && random.chance(0.5)) return go();
      return begin(kiosk);
    }
    if (looks > temper.patience) return leave(kiosk);
    if (!sale || session.saleId !== sale.saleId) return beginSale(kiosk);
    return shop(kiosk, sale);
  };

  return { name, look, isGone: () => isGone, saleId: () => saleId };
}
