import { describe, expect, it } from 'vitest';
import { apply, fold } from '../../sale/apply.ts';
import { SALE_STARTED } from '../../sale/arbitrary-events.ts';
import { createSalesCsv } from './sales-csv.ts';

/** As a spreadsheet reads it. */
function parse(bytes: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows = text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    );
  const [head = [], ...lines] = rows;
  return lines.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

describe('the export of sales', () => {
  it('has a line for each sale with all of its money', () => {
    const csv = createSalesCsv('Asia/Shanghai');
    const sale = fold('s1', [
      SALE_STARTED,
      { kind: 'cashInserted', atMs: 1, partId: 'C', means: 'bills', amountMinor: 2_000 },
      { kind: 'saleCancelled', atMs: 2, by: 'shopper' },
      { kind: 'payOutGivenUp', atMs: 3, amountMinor: 2_000, detail: '' },
      {
        kind: 'claimOpened',
        atMs: 4,
        code: 'K1',
        reason: 'cashNotReturned',
        amountMinor: 2_000,
        paymentId: null,
        about: 'cash',
      },
    ]);
    csv.add(sale);
    const by = { personId: 'a', person: 'Ann', reason: '' };
    csv.add(
      apply(sale, 's1', {
        kind: 'refundStarted',
        atMs: 5,
        refundId: 'R',
        code: 'K1',
        means: 'hand',
        amountMinor: 500,
        ...by,
      }),
    );
    expect(parse(csv.bytes())).toMatchObject([
      {
        sale: 's1',
        state: 'claim',
        started: '1970-01-01 08:00:00',
        taken_bills: '20',
        claim: '20',
        open_claims: 'K1',
      },
      { taken: '20', back_hand: '5', refunded: '5', claim: '15', spent: '0', undecided: '0' },
    ]);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(1)', '\t=1'])(
    'holds no formula: %s',
    (modelName) => {
      const csv = createSalesCsv('UTC');
      csv.add(fold('s1', [{ ...SALE_STARTED, modelName } as typeof SALE_STARTED]));
      expect(parse(csv.bytes())[0]?.model).toBe(`'${modelName}`);
    },
  );
});
