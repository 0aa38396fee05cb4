import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDesign } from '../shared/domain/design.ts';
import { DEMO_HAIDIAN } from './demo/backend/haidian/seed.ts';
import { DEMO_PATHS } from './demo/backend/other-systems.ts';
import { DEVICE, startDemo, type TestDemo } from './demo/backend/test-support.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { systemClock } from './system/clock.ts';
import {
  addPrintFile,
  call,
  currentSale,
  FAST_CONFIG,
  listStocked,
  payByPhone,
  startSale,
  untilStage,
} from './test-kit/shopper.ts';

const { mobile, memberId, signKey } = DEMO_HAIDIAN;

let folder: string;
let demo: TestDemo;
let kiosk: Kiosk;
let logged: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-members-'));
  demo = await startDemo();
  logged = [];
  kiosk = await open({ haidian: { url: demo.backend.url + DEMO_PATHS.haidian, signKey } });
});
afterEach(async () => {
  await kiosk.close();
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(systems: object): Promise<Kiosk> {
  const { url, account, password, payTemplate } = demo.backend;
  const configFile = join(folder, 'kiosk.json');
  const backend = { url, account, password };
  const payments = [{ type: 1, qr: payTemplate }];
  writeFileSync(
    configFile,
    JSON.stringify({ ...FAST_CONFIG, deviceId: DEVICE, backend, payments, ...systems }),
  );
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  return createKiosk({ configFile, dataDir: join(folder, 'data'), log, clock: systemClock });
}

/** A member at the review screen of a model, with a code to enter. */
async function enterAs(code: string) {
  await call(kiosk, 'startSession', { locale: 'en' });
  const [model] = await listStocked(kiosk);
  if (!model) throw new Error('nothing is in stock');
  const found = await call(kiosk, 'findMember', { mobile });
  const { brandId, modelId } = model;
  const entered = await call(kiosk, 'enterCoupon', { code, brandId, modelId });
  return { model, found, entered };
}

async function buy(): Promise<string> {
  const { saleId } = await currentSale(kiosk);
  await call(kiosk, 'choosePayment', { saleId, payType: 1 });
  return saleId;
}

const retail = () => demo.backend.others.haidian;

describe('a member with a coupon', () => {
  it('buys: the price without it is paid, and the retailer has coupon, order and pick-up', async () => {
    expect((await call(kiosk, 'getKioskInfo', {})).services).toContain('members');
    const { model, found, entered } = await enterAs('HD10OFF');
    const member = { nickname: 'Minho', level: 1, maskedMobile: '138****8000' };
    expect(found).toEqual({ kind: 'found', visit: { member, coupon: null } });
    const toPayMinor = model.priceMinor - 1_000;
    expect(entered).toMatchObject({
      kind: 'applies',
      visit: { coupon: { discountMinor: 1_000, toPayMinor } },
    });
    expect(await startSale(kiosk, model)).toMatchObject({ amountMinor: toPayMinor, discountMinor: 1_000 });
    await buy();
    const { qrText } = await untilStage(kiosk, 'awaitingPayment');
    expect(retail().coupon('HD10OFF')).toMatchObject({ isUsed: false });
    expect((await payByPhone(qrText)).ok).toBe(true);
    await untilStage(kiosk, 'queued');
    expect(demo.backend.control.payments()).toMatchObject([{ amountMinor: toPayMinor, status: 3 }]);
    const ours = () =>
      retail()
        .orders()
        .filter(({ order_sn }) => order_sn.startsWith('OREN'));
    await expect.poll(ours, { timeout: 15_000, interval: 50 }).toMatchObject([
      {
        user_id: memberId,
        order_amount: String(toPayMinor / 100),
        order_goods: [{ goods_no: model.modelId, goods_name: model.name }],
        sentAs: '自提',
      },
    ]);
    expect(retail().coupon('HD10OFF')).toMatchObject({ isUsed: true });
    expect(retail().requests).toMatchObject({ couponsUse: 1, orderAdd: 1, orderSend: 1 });
  });

  it('is told why a coupon does not apply, and sees their orders page by page', async () => {
    const { entered } = await enterAs('HDEXPIRED');
    expect(entered).toMatchObject({ kind: 'doesNotApply', reason: { kind: 'expired' } });
    const first = await call(kiosk, 'listMemberOrders', { fromStart: true });
    expect(first).toMatchObject({ kind: 'page', hasMore: true, orders: { length: 10 } });
    expect(await call(kiosk, 'forgetMember', {})).toEqual({ member: null, coupon: null });
    expect(await call(kiosk, 'listMemberOrders', { fromStart: true })).toMatchObject({ reason: 'noMember' });
  });

  it.each([
    ['used at another till', { kind: 'used' }, () => retail().setCoupon('HD10OFF', { isUsed: true })],
    [
      'of a retailer who is away',
      { kind: 'away' },
      () => retail().setFault('couponsInfo', { kind: 'http500' }),
    ],
  ])('accepts the price without one that was %s', async (_what, reason, happens) => {
    const { model } = await enterAs('HD10OFF');
    await startSale(kiosk, model);
    happens();
    const saleId = await buy();
    const changed = await untilStage(kiosk, 'couponChanged');
    expect(changed).toEqual({ kind: 'couponChanged', reason, newAmountMinor: model.priceMinor });
    expect(await call(kiosk, 'getMemberVisit', {})).toMatchObject({ coupon: null });
    await call(kiosk, 'acceptPrice', { saleId, amountMinor: changed.newAmountMinor });
    await payByPhone((await untilStage(kiosk, 'awaitingPayment')).qrText);
    await untilStage(kiosk, 'queued');
    expect(demo.backend.control.payments()).toMatchObject([{ amountMinor: model.priceMinor, status: 3 }]);
    expect(retail().requests.couponsUse).toBeUndefined();
  });

  it('gets a new sale for the same picture when the coupon is taken off again', async () => {
    const { model } = await enterAs('HD10OFF');
    const { modelId, brandId, geometry, priceMinor: agreedPriceMinor } = model;
    const printFileId = await addPrintFile(kiosk, geometry);
    const design = emptyDesign(geometry.caseId);
    const start = () => call(kiosk, 'startSale', { modelId, brandId, design, printFileId, agreedPriceMinor });
    const first = await start();
    expect((await start()).saleId).toBe(first.saleId);
    expect(await call(kiosk, 'removeCoupon', {})).toMatchObject({ coupon: null });
    const second = await start();
    expect(second.saleId).not.toBe(first.saleId);
    expect(second).toMatchObject({ amountMinor: model.priceMinor });
    expect(second).not.toHaveProperty('discountMinor');
  });
});

describe('a coupon that was paid with here', () => {
  it('is used for everybody from then on, also while the retailer has not heard of it', async () => {
    const { model } = await enterAs('HD10OFF');
    await startSale(kiosk, model);
    retail().setFault('couponsUse', { kind: 'http500' });
    await buy();
    await payByPhone((await untilStage(kiosk, 'awaitingPayment')).qrText);
    await untilStage(kiosk, 'queued');
    await call(kiosk, 'endSession', { reason: 'finished' });
    const { entered } = await enterAs('HD10OFF');
    expect(entered).toEqual({ kind: 'doesNotApply', reason: { kind: 'used' } });
    expect(retail().coupon('HD10OFF')).toMatchObject({ isUsed: false });
  });
});

describe('the next shopper', () => {
  it('finds nothing of the one before, and nobody can ask without a session', async () => {
    await enterAs('HD10OFF');
    await call(kiosk, 'endSession', { reason: 'finished' });
    expect(await call(kiosk, 'getMemberVisit', {})).toBeNull();
    await expect(call(kiosk, 'findMember', { mobile })).rejects.toThrow(/notAllowed/);
    await call(kiosk, 'startSession', { locale: 'zh-CN' });
    expect(await call(kiosk, 'getMemberVisit', {})).toEqual({ member: null, coupon: null });
  });
});

describe('the number and the name of a member', () => {
  it('are in no log, no journal and no outbox', async () => {
    const { model } = await enterAs('HD10OFF');
    await startSale(kiosk, model);
    await buy();
    // What waits for the retailer is looked at as well.
    retail().setFault('couponsUse', { kind: 'http500' });
    await payByPhone((await untilStage(kiosk, 'awaitingPayment')).qrText);
    await untilStage(kiosk, 'queued');
    await call(kiosk, 'findMember', { mobile: '13900139000' });
    retail().setFault('userInfo', { kind: 'http500' });
    expect(await call(kiosk, 'findMember', { mobile })).toMatchObject({ reason: 'away' });
    await kiosk.close();
    const kept = readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');
    expect(kept).toContain('redeemCoupon');
    expect(logged.length).toBeGreaterThan(10);
    for (const secret of [mobile, '13900139000', 'Minho', '138****8000', signKey])
      expect(kept.includes(secret) || logged.join('\n').includes(secret), secret).toBe(false);
  });
});

describe('settings of the retailer', () => {
  it.each([
    [{}, 'haidian.url: expected, since "backend" is set'],
    [
      { url: 'https://erp.example', signKey: { env: 'NO_SUCH_KEY' } },
      'haidian.signKey: expected the environment variable NO_SUCH_KEY to hold it, and it is empty',
    ],
    [{ key: 'x' }, 'haidian.key: is not a setting'],
  ])('are named where they do not do: %j', async (haidian, mistake) => {
    await kiosk.close();
    kiosk = await open({ haidian });
    expect(await call(kiosk, 'getKioskStatus', {})).toMatchObject({ detail: [mistake] });
  });
});

describe('a kiosk without a retailer', () => {
  it('has no members, and asks nobody', async () => {
    await kiosk.close();
    kiosk = await open({});
    const before = { ...retail().requests };
    expect((await call(kiosk, 'getKioskInfo', {})).services).not.toContain('members');
    await call(kiosk, 'startSession', { locale: 'en' });
    expect(await call(kiosk, 'getMemberVisit', {})).toBeNull();
    await expect(call(kiosk, 'findMember', { mobile })).rejects.toThrow(/unavailable/);
    expect(retail().requests).toEqual(before);
  });
});
