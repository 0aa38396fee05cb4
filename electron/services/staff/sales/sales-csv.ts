import type { LedgerEntry } from '../../../../shared/domain/ledger.ts';
import { formatAmount } from '../../../../shared/domain/money.ts';
import { ledgerOf } from '../../sale/ledger.ts';
import { attemptOf, type Sale } from '../../sale/sale.ts';
import { saleStateOf } from '../../sale/sale-state.ts';
import { openClaims } from '../../sale/settlement.ts';

/*
 * One line per sale with all of its money, as comma-separated values: UTF-8 with a byte order mark (spreadsheets take it
 * for their own system's letters otherwise), every cell quoted. Amounts are decimals in major units, with a point.
 */

type Column = readonly [heading: string, cell: (sale: Sale, ledger: readonly LedgerEntry[]) => string];

const MEANS = ['qr', 'coins', 'bills', 'reader1', 'reader2', 'staff', 'coupon'] as const;
const WAYS = ['machine', 'coins', 'hand', 'backOffice', 'never'] as const;

const sumOf = (
  sale: Sale,
  ledger: readonly LedgerEntry[],
  isMeant: (entry: LedgerEntry) => boolean,
): string =>
  formatAmount(
    ledger.filter(isMeant).reduce((sum, entry) => sum + entry.amountMinor, 0),
    sale.currency,
  );

function columnsFor(timeZone: string): Column[] {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return [
    ['started', (sale) => time.format(sale.startedAtMs)],
    ['sale', (sale) => sale.saleId],
    ['sold', (sale) => (sale.origin === 'screen' ? 'here' : 'elsewhere')],
    ['model', (sale) => sale.modelName],
    ['queue_number', (sale) => sale.order?.placed?.queueNo ?? ''],
    ['state', saleStateOf],
    ['currency', (sale) => sale.currency],
    ['price', (sale) => formatAmount(sale.priceMinor, sale.currency)],
    ['pay_type', (sale) => String((sale.paidBy && attemptOf(sale, sale.paidBy)?.payType) ?? '')],
    ...MEANS.map(
      (means): Column => [
        `taken_${means}`,
        (sale, ledger) => sumOf(sale, ledger, (entry) => entry.means === means),
      ],
    ),
    ['taken', (sale, ledger) => sumOf(sale, ledger, () => true)],
    ['spent', (sale, ledger) => sumOf(sale, ledger, ({ state }) => state === 'spent')],
    ...WAYS.map(
      (way): Column => [
        `back_${way}`,
        (sale, ledger) => sumOf(sale, ledger, ({ state, back }) => state === 'refunded' && back === way),
      ],
    ),
    ['refunded', (sale, ledger) => sumOf(sale, ledger, ({ state }) => state === 'refunded')],
    ['claim', (sale, ledger) => sumOf(sale, ledger, ({ state }) => state === 'claim')],
    ['undecided', (sale, ledger) => sumOf(sale, ledger, ({ state }) => state === 'in')],
    ['payments', (sale) => sale.attempts.map(({ paymentId }) => paymentId).join(' ')],
    ['order', (sale) => sale.order?.orderId ?? ''],
    [
      'open_claims',
      (sale) =>
        openClaims(sale)
          .map(({ code }) => code)
          .join(' '),
    ],
  ];
}

export interface SalesCsv {
  add(sale: Sale): void;
  bytes(): Uint8Array;
}

export function createSalesCsv(timeZone: string): SalesCsv {
  const columns = columnsFor(timeZone);
  const lines = [columns.map(([heading]) => quote(heading)).join(',')];
  return {
    add: (sale) => {
      const ledger = ledgerOf(sale);
      lines.push(columns.map(([, cell]) => quote(cell(sale, ledger))).join(','));
    },
    bytes: () => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8'),
  };
}

/** A model's name comes from elsewhere: a spreadsheet must not take it for a formula. */
const FORMULA = /^[=+\-@\t\r\n|%]/;

function quote(cell: string): string {
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}
