import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../sale/ledger.ts';
import { auditFiguresOf } from './audit-figures.ts';
import { cashCsv } from './cash-csv.ts';
import { crc16 } from './crc16.ts';
import { type AuditHead, evaDtsFile } from './eva-dts.ts';
import { sumOf } from './figures.ts';
import { ANN, ANNS_PIN, type CashRig, openCashRig } from './test-kit/cash-rig.ts';

const HEAD: AuditHead = {
  ...{ deviceId: 'SHOP*42', version: '1.2.3', currency: 'CNY', date: '20261122', time: '181500', reads: 1 },
  lastRead: { date: '20261121', time: '181400' },
  tubes: [{ valueMinor: 100, count: 7, isFull: true }],
};

/** A case for 39.90: a note of 20, a card for the rest; another for a phone; a coin comes back. */
function trade(rig: CashRig, saleId: string): void {
  rig.begin(saleId);
  const append = (event: Parameters<CashRig['store']['append']>[1]) => rig.store.append(saleId, event);
  const paymentId = `P${saleId}`;
  const at = { atMs: 2_000 };
  append({ kind: 'fileUploaded', ...at, url: 'u' });
  append({ kind: 'paymentChosen', ...at, paymentId, payType: 6, amountMinor: 3_990 });
  append({ kind: 'quoteConfirmed', ...at, paymentId });
  append({
    kind: 'paymentReported',
    ...at,
    paymentId,
    backendPaymentId: null,
    qrText: '',
    deadlineAtMs: 9e9,
  });
  append({ kind: 'cashInserted', ...at, partId: `n${saleId}`, means: 'bills', amountMinor: 2_000 });
  rig.moves.notePlace(`c${saleId}`, 'tube');
  append({ kind: 'cashInserted', ...at, partId: `c${saleId}`, means: 'coins', amountMinor: 100 });
  append({
    ...{ kind: 'vendRequested', ...at, vendId: `v${saleId}`, paymentId, reader: 1, amountMinor: 1_890 },
    settle: 'orderAccepted',
  });
  append({ kind: 'vendApproved', ...at, vendId: `v${saleId}`, amountMinor: 1_890 });
  append({ kind: 'orderIdChosen', ...at, orderId: `O${saleId}`, paymentId });
  append({
    kind: 'orderPlaced',
    ...at,
    orderId: `O${saleId}`,
    backendOrderId: 'b',
    queueNo: 'A1',
    status: 8,
  });
  append({ kind: 'vendSettled', ...at, vendId: `v${saleId}`, outcome: 'charged' });
  append({ kind: 'printStarted', ...at, jobId: 'j' });
  append({ kind: 'printFinished', ...at });
  append({ kind: 'dispenseStarted', ...at, dispenseId: 'd' });
  append({ kind: 'dispenseFinished', ...at });
}

async function twoPeriods(): Promise<CashRig> {
  const rig = openCashRig();
  trade(rig, 's1');
  rig.desk.start(ANN);
  rig.desk.count({
    ...rig.step(),
    counted: { tubes: [], cashBox: [], stacker: [{ valueMinor: 2_000, count: 1 }] },
  });
  rig.desk.empty({ ...rig.step(), cashBox: true, stacker: true });
  await rig.desk.sign({ ...rig.step(), reason: 'unknown', note: '', pin: ANNS_PIN });
  trade(rig, 's2');
  return rig;
}

const segments = (file: string) => file.split('\r\n').map((line) => line.split('*'));
const find = (file: string, name: string) =>
  segments(file)
    .find(([id]) => id === name)
    ?.slice(1);

describe('the audit file', () => {
  it('has its sum and its count of segments as the standard says', async () => {
    // The check value of CRC-16/ARC.
    expect(crc16(Buffer.from('123456789'))).toBe(0xbb3d);
    const { interval, cumulative } = (await twoPeriods()).period();
    const file = evaDtsFile(auditFiguresOf(interval, cumulative), HEAD);
    const from = file.indexOf('ST*');
    const to = file.indexOf('G85*');
    const sum = crc16(Buffer.from(file.slice(from, to)))
      .toString(16)
      .toUpperCase()
      .padStart(4, '0');
    expect(find(file, 'G85')).toEqual([sum]);
    const inside = segments(file.slice(from, file.indexOf('DXE*'))).filter(([id]) => id !== '');
    expect(find(file, 'SE')).toEqual([String(inside.length), '0001']);
    expect(file.startsWith('DXS*CSP')).toBe(true);
    expect(file.endsWith('DXE*1*1\r\n')).toBe(true);
    // An asterisk of ours would part a field.
    expect(find(file, 'ID1')?.[0]).toBe('SHOP_42');
  });

  it('says of both periods what the ledger says', async () => {
    const rig = await twoPeriods();
    const { interval, cumulative } = rig.period();
    const file = evaDtsFile(auditFiguresOf(interval, cumulative), HEAD);
    const ledger = ['s1', 's2'].map((saleId) => {
      const sale = rig.store.get(saleId);
      if (!sale) throw new Error(`no sale ${saleId}`);
      const spent = ledgerOf(sale).filter(({ state }) => state === 'spent');
      const sum = (...means: string[]) =>
        spent
          .filter((entry) => means.includes(entry.means))
          .reduce((all, entry) => all + entry.amountMinor, 0);
      return { all: sum('bills', 'coins', 'reader1'), cash: sum('bills', 'coins'), card: sum('reader1') };
    });
    const [first, second] = ledger;
    if (!first || !second) throw new Error('two sales were made');
    expect(first).toEqual({ all: 3_990, cash: 2_100, card: 1_890 });
    const numbers = (name: string) => find(file, name)?.map(Number);
    expect(numbers('VA1')).toEqual([first.all + second.all, 2, second.all, 1]);
    expect(numbers('CA2')?.filter((_, index) => index % 2 === 0)).toEqual([
      first.cash + second.cash,
      second.cash,
    ]);
    expect(numbers('DA2')).toEqual([first.card + second.card, 2, second.card, 1]);
    expect(numbers('DB2')).toEqual([0, 0, 0, 0]);
    // In, box, tubes, notes: since the cash-up and ever.
    expect(numbers('CA3')).toEqual([2_100, 0, 100, 2_000, 4_200, 0, 200, 4_000, 2_000, 4_000]);
    expect(find(file, 'CA14')).toEqual(['2000', '1', '1', '2', '2']);
    expect(find(file, 'CA11')).toEqual(['100', '1', '0', '1']);
    expect(find(file, 'CA15')).toEqual(['700']);
    expect(find(file, 'CA17')).toEqual(['0', '100', '7', '', '', '1']);
    expect(find(file, 'ID4')).toEqual(['2', '156', 'CNY']);
  });

  it('says of every model how many were sold, for how much, and what coupons paid of it; together it is all that was sold', async () => {
    const { interval, cumulative } = (await twoPeriods()).period();
    const add = (figures: typeof interval, more: [string, number, number][]) =>
      sumOf(figures, new Map(more.map(([name, count, amountMinor]) => [name, { count, amountMinor }])));
    // A model of before the book told them apart, one with a long number, and one that was sold at two prices with a coupon.
    const since = add(interval, [
      ['+sold', 3, 12_000],
      ['+vend|mobile-model-4711|5000|Find X|1', 1, 5_000],
      ['+vend|M|4500|Phone', 2, 7_000],
      ['+vendOff|M', 1, 1_000],
    ]);
    const ever = add(cumulative, [
      ['+sold', 4, 15_990],
      ['+vend|mobile-model-4711|5000|Find X|1', 1, 5_000],
      ['+vend|M|4500|Phone', 2, 7_000],
      ['+vendOff|M', 1, 1_000],
    ]);
    const figures = auditFiguresOf(since, ever);
    const file = evaDtsFile(figures, HEAD);
    const lines = segments(file).filter(([id]) => id === 'PA1' || id === 'PA2');
    expect(lines).toEqual([
      ['PA1', 'M', '4500', 'Phone'],
      ['PA2', '4', '14980', '3', '10990', '1', '1000', '1', '1000'],
      [
        'PA1',
        `M${crc16(Buffer.from('mobile-model-4711')).toString(16).toUpperCase().padStart(4, '0')}`,
        '5000',
        'Find X 1',
      ],
      ['PA2', '1', '5000', '1', '5000', '0', '0', '0', '0'],
      ['PA1', '0', '', 'Not told apart'],
      ['PA2', '1', '3990', '0', '0', '0', '0', '0', '0'],
    ]);
    const sums = (field: number) =>
      lines.filter(([id]) => id === 'PA2').reduce((sum, line) => sum + Number(line[field]), 0);
    // VA1 has the value before the number.
    expect([sums(2), sums(1), sums(4), sums(3)]).toEqual(find(file, 'VA1')?.map(Number));
    const rows = cashCsv(figures, HEAD)
      .split('\r\n')
      .map((line) => line.split(','));
    const sold = rows.filter(([name = '']) => name.startsWith('sold '));
    const total = rows.find(([name]) => name === 'sold');
    for (const column of [1, 2, 3, 4])
      expect(sold.reduce((sum, row) => sum + Number(row[column]), 0)).toBeCloseTo(Number(total?.[column]), 6);
  });

  it('is the same as the CSV, counter by counter', async () => {
    const { interval, cumulative } = (await twoPeriods()).period();
    const figures = auditFiguresOf(interval, cumulative);
    const rows = cashCsv(figures, HEAD)
      .replace('\ufeff', '')
      .split('\r\n')
      .map((line) => line.split(','));
    const file = evaDtsFile(figures, HEAD);
    const row = (name: string) => rows.find(([first]) => first === name);
    const minor = (text = '') => Math.round(Number(text) * 100);
    const ofCsv = (name: string) => {
      const [, countSince, since, countEver, ever] = row(name) ?? [];
      return [minor(ever), Number(countEver), minor(since), Number(countSince)];
    };
    expect(find(file, 'VA1')?.map(Number)).toEqual(ofCsv('sold'));
    expect(find(file, 'CA2')?.map(Number)).toEqual(ofCsv('soldForCash'));
    expect(find(file, 'DA2')?.map(Number)).toEqual(ofCsv('soldAtReader1'));
    const own = segments(file).filter(([id]) => id === 'MA5');
    expect(own.length).toBeGreaterThan(15);
    for (const [, name = '', ...values] of own) expect(values.map(Number)).toEqual(ofCsv(name));
    expect(row('note into stacker 20.00')).toEqual(['note into stacker 20.00', '1', '20.00', '2', '40.00']);
  });
});
