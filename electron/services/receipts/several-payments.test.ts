import { afterEach, describe, expect, it } from 'vitest';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Receipt } from '../../devices/receipt-printer/types.ts';
import { silentLog } from '../../system/log.ts';
import { chooseAt, openSale } from '../sale/simulation/money-shopper.ts';
import { isSettled, type MoneyWorldOptions } from '../sale/simulation/money-world.ts';
import { createReceiptService } from './receipt-service.ts';
import { writeSlip } from './write-slip.ts';

const STYLE = { timeZone: 'Asia/Shanghai', shopName: 'Casepress' };

let opened: Awaited<ReturnType<typeof openSale>>;
afterEach(() => opened.kiosk.stop());

/** A shopper before a machine that takes cash and cards, and prints slips. */
async function openWithPaper(options: MoneyWorldOptions & { readonly locale?: Locale } = {}) {
  const { locale = 'en', ...machine } = options;
  opened = await openSale(4, machine);
  const paper: Receipt[] = [];
  const values = new Map<string, unknown>();
  createReceiptService({
    printer: {
      print: async (receipt) => {
        paper.push(receipt);
        return ok(undefined);
      },
    },
    store: opened.kiosk.store,
    keeper: {
      get: (key) => (values.has(key) ? { value: values.get(key) } : null),
      set: (key, value) => void values.set(key, value),
    },
    clock: opened.world.clock,
    log: silentLog,
    localeOf: () => locale,
    write: (slip, sale) => writeSlip(slip, sale, STYLE),
    onChange: () => {},
  }).start();
  return { ...opened, paper };
}

/** Lines of two columns, as `left = right`. */
const pairsOf = (receipt: Receipt | undefined) =>
  (receipt?.lines ?? []).flatMap((line) => (line.kind === 'pair' ? [`${line.left} = ${line.right}`] : []));
const wordsOf = (receipt: Receipt | undefined) => JSON.stringify(receipt?.lines ?? []);

describe('the slip of a case that was paid in several ways', () => {
  it('names the note and the card, and no other attempt', async () => {
    const { world, kiosk, insertNote, until, paper } = await openWithPaper();
    await insertNote(2_000);
    await chooseAt(world, kiosk, 6);
    world.money.reader1.presentCard(100);
    await until((sale) => sale.attempts.at(-1)?.state === 'failed');
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until(isSettled);
    expect(paper).toHaveLength(1);
    expect(pairsOf(paper[0]).slice(1)).toEqual(['Price = CN¥39.90', 'Cash = CN¥20.00', 'NAYAX = CN¥19.90']);
  });

  it('says that the change is coming out', async () => {
    const { insertNote, until, paper } = await openWithPaper({ locale: 'zh-CN' });
    await insertNote(2_000);
    await insertNote(2_000);
    await until(isSettled);
    expect(pairsOf(paper[0])).toEqual(expect.arrayContaining(['现金 = ¥40.00', '正在退还 · 现金 = -¥0.10']));
  });

  it('says that the note comes back where a phone paid for all of it', async () => {
    const { world, kiosk, insertNote, until, paper } = await openWithPaper();
    await insertNote(2_000);
    await chooseAt(world, kiosk, 1);
    world.shop.pay(kiosk.store.get('sale-1')?.activePaymentId ?? '');
    await until(isSettled);
    expect(pairsOf(paper[0])).toEqual(
      expect.arrayContaining([
        'WeChat Pay = CN¥39.90',
        'Cash = CN¥20.00',
        expect.stringMatching(/^(Coming back now|Given back) · Cash = -CN¥20\.00$/),
      ]),
    );
  });
});

describe('the slip of a claim', () => {
  it('says what the card has got back already, and what is owed', async () => {
    const { world, kiosk, insertNote, until, paper } = await openWithPaper({ settle: 'dispensed' });
    await insertNote(2_000);
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until(isSettled);
    const claim = paper.at(-1);
    expect(pairsOf(claim)).toEqual([
      'Amount = CN¥20.00',
      'Cash = CN¥20.00',
      'NAYAX = CN¥19.90',
      'Given back · NAYAX = -CN¥19.90',
    ]);
    expect(wordsOf(claim)).toContain('could not finish your order');
  });

  it('for change that the tubes do not have does not say that there will be no case', async () => {
    const { world, insertCoin, until, paper } = await openWithPaper();
    world.money.changer.emptyTube(10);
    for (let coin = 0; coin < 40; coin++) await insertCoin(100);
    await until((sale) => sale.claims.length > 0);
    await world.clock.advance(5_000);
    const claim = paper.find((receipt) => receipt.receiptId.startsWith('claim-'));
    expect(wordsOf(claim)).toContain('owes you money');
    expect(pairsOf(claim)).toEqual(expect.arrayContaining(['Amount = CN¥0.10', 'Cash = CN¥40.00']));
  });
});

describe('the slip of a refund', () => {
  it.each([
    ['en', 'NAYAX · Given back = CN¥39.90'],
    ['zh-CN', 'NAYAX · 已退还 = ¥39.90'],
  ] as const)('says by which way all of the money went back (%s)', async (locale, line) => {
    const { world, kiosk, until, paper } = await openWithPaper({ settle: 'dispensed', locale });
    world.production.failure = { kind: 'impossible', detail: 'simulated' };
    await chooseAt(world, kiosk, 5);
    world.money.reader1.presentCard();
    await until((sale) => sale.money.vends.at(-1)?.state === 'refunded');
    await world.clock.advance(5_000);
    expect(paper.at(-1)?.receiptId).toBe('refund-sale-1');
    expect(pairsOf(paper.at(-1))).toContain(line);
  });
});
