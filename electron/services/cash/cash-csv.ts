import { formatAmount, fractionDigits } from '../../../shared/domain/money.ts';
import type { AuditFigures } from './audit-figures.ts';
import type { AuditHead } from './eva-dts.ts';

/** The same numbers as the audit file, for a spreadsheet. Amounts in major units, as decimals of the currency. */
export function cashCsv({ counters, coins, notes, products }: AuditFigures, head: AuditHead): string {
  const money = (amountMinor: number) => major(amountMinor, head.currency);
  const pieces = (kind: string, list: AuditFigures['notes']) =>
    list.map(({ valueMinor, since, ever }) => [
      `${kind} ${money(valueMinor)}`,
      ...[since, money(valueMinor * since), ever, money(valueMinor * ever)],
    ]);
  const rows = [
    ['device', head.deviceId],
    ['currency', head.currency],
    ['written', `${head.date} ${head.time}`],
    ['since', head.lastRead ? `${head.lastRead.date} ${head.lastRead.time}` : ''],
    ['cash-ups', head.reads],
    [],
    ['counter', 'count since', 'amount since', 'count ever', 'amount ever'],
    ...counters.map(({ name, since, ever }) => [
      ...[name, since.count, money(since.amountMinor), ever.count, money(ever.amountMinor)],
    ]),
    ...products.map(({ productId, name, since, ever }) => [
      `sold ${productId} ${name}`.trim(),
      ...[since.count, money(since.amountMinor), ever.count, money(ever.amountMinor)],
    ]),
    ...pieces('coin into tube', coins.tube),
    ...pieces('coin into cash box', coins.cashBox),
    ...pieces('note into stacker', notes),
    ...head.tubes.map(({ valueMinor, count }) => [
      `now in tube ${money(valueMinor)}`,
      ...['', '', count, money(valueMinor * count)],
    ]),
  ];
  // With a mark at the beginning, so that spreadsheets read it as UTF-8.
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function major(amountMinor: number, currency: string): string {
  const digits = fractionDigits(currency);
  const text = formatAmount(Math.abs(amountMinor), currency);
  const [whole = '0', fraction = ''] = text.split('.');
  const sign = amountMinor < 0 ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${fraction.padEnd(digits, '0')}`;
}

/** A cell that begins like a formula is made a text, as spreadsheets would run it. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+@\t\r]/.test(value) || /^-\D/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
