import { fractionDigits } from '../../../shared/domain/money.ts';
import type { AuditFigures, Counter, PieceCounter } from './audit-figures.ts';
import { crc16 } from './crc16.ts';
import type { ProductCounter } from './product-figures.ts';

/** Of the machine, at the time of the file. */
export interface AuditHead {
  readonly deviceId: string;
  readonly version: string;
  readonly currency: string;
  /** At the site: `YYYYMMDD`, `HHMMSS`. */
  readonly date: string;
  readonly time: string;
  /** How many cash-ups there were: reads that reset the interval counters. */
  readonly reads: number;
  /** When the interval began; null: there was no cash-up before. */
  readonly lastRead: { readonly date: string; readonly time: string } | null;
  /** What the changer says lies in its tubes. */
  readonly tubes: readonly {
    readonly valueMinor: number;
    readonly count: number;
    readonly isFull: boolean;
  }[];
}

/** ISO 4217 numbers of the currencies that machines are delivered for; others are named by letters alone. */
const ISO_NUMBERS: Readonly<Record<string, string>> = {
  CNY: '156',
  EUR: '978',
  USD: '840',
  GBP: '826',
  JPY: '392',
  KRW: '410',
  HKD: '344',
  SGD: '702',
  CHF: '756',
};

type Field = string | number;
const segment = (...fields: readonly Field[]) => `${fields.map(clean).join('*')}\r\n`;
/** The asterisk parts fields, and segments are ASCII. */
const clean = (field: Field) => String(field).replaceAll(/[^\x20-\x7e]|\*/g, '_');

/**
 * The machine's counters as an EVA-DTS 6.1 text file. Amounts are minor units, with the decimals that ID4 says. Money by
 * phone, at the counter and what went back have no segment in the standard: they are MA5, under names of their own.
 */
export function evaDtsFile(figures: AuditFigures, head: AuditHead): string {
  const named = new Map(figures.counters.map((counter) => [counter.name, counter]));
  const counter = (name: string) => named.get(name) ?? { name, since: ZERO, ever: ZERO };
  const body = [
    segment('ST', '001', '0001'),
    segment('ID1', head.deviceId, 'Casepress', head.version),
    segment('ID4', fractionDigits(head.currency), ISO_NUMBERS[head.currency] ?? '', head.currency),
    segment('ID5', head.date, head.time),
    segment('CB1', head.deviceId, 'Casepress', head.version),
    segment('VA1', ...sales(counter('sold'))),
    segment('VA2', 0, 0, 0, 0),
    segment('VA3', 0, 0, 0, 0),
    ...figures.products.flatMap(productSegments),
    ...cash(figures, counter, head),
    segment('DA2', ...sales(counter('soldAtReader1'))),
    segment('DB2', ...sales(counter('soldAtReader2'))),
    segment(
      'EA3',
      head.reads,
      head.date,
      head.time,
      '',
      head.lastRead?.date ?? '',
      head.lastRead?.time ?? '',
    ),
    ...figures.counters
      .filter(({ name }) => isOwn(name))
      .map((each) => segment('MA5', each.name, ...sales(each))),
  ];
  const checked = body.join('');
  const crc = crc16(Buffer.from(checked, 'latin1')).toString(16).toUpperCase().padStart(4, '0');
  // ST, the segments, G85 and SE itself.
  const count = body.length + 2;
  return [
    segment('DXS', commId(head.deviceId), 'VA', 'V0/6', '1'),
    checked,
    segment('G85', crc),
    segment('SE', count, '0001'),
    segment('DXE', '1', '1'),
  ].join('');
}

const ZERO = { count: 0, amountMinor: 0 };
const isOwn = (name: string) =>
  name.startsWith('taken.') || name.startsWith('back.') || name === 'coinsFound';
const sales = ({ since, ever }: Counter): Field[] => [
  ever.amountMinor,
  ever.count,
  since.amountMinor,
  since.count,
];

/**
 * PA1: number, price, name. PA2: how many were vended and for how much, ever and since the last cash-up (how many first, unlike in VA1);
 * the same of discounts, which are coupons. What coupons paid is in the value, as in VA1.
 */
const productSegments = ({ productId, name, priceMinor, since, ever, off }: ProductCounter): string[] => [
  segment('PA1', productNumber(productId), priceMinor ?? '', name.slice(0, PRODUCT_NAME_LENGTH)),
  segment(
    'PA2',
    ...[ever.count, ever.amountMinor, since.count, since.amountMinor],
    ...[off.ever.count, off.ever.amountMinor, off.since.count, off.since.amountMinor],
  ),
];

const PRODUCT_NAME_LENGTH = 20;
/** Six characters by the standard; of a longer one a sum of it, which is the same in every file. */
const productNumber = (productId: string): string =>
  /^[A-Za-z0-9]{1,6}$/.test(productId)
    ? productId
    : `M${crc16(Buffer.from(productId)).toString(16).toUpperCase().padStart(4, '0')}`;

/** Ten characters by the standard. */
const commId = (deviceId: string) =>
  `CSP${deviceId
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(-7)
    .padStart(7, '0')}`;

function cash(figures: AuditFigures, counter: (name: string) => Counter, head: AuditHead): string[] {
  const [tubes, box, notes] = [counter('coinsToTubes'), counter('coinsToCashBox'), counter('notesToStacker')];
  const all = (of: 'since' | 'ever') => tubes[of].amountMinor + box[of].amountMinor + notes[of].amountMinor;
  const [out, byHand, filled] = [counter('coinsPaidOut'), counter('coinsOutByHand'), counter('coinsFilled')];
  const inTubesMinor = head.tubes.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
  const notesSince = notes.since.amountMinor;
  const notesEver = notes.ever.amountMinor;
  return [
    segment('CA2', ...sales(counter('soldForCash'))),
    segment(
      'CA3',
      ...[all('since'), box.since.amountMinor, tubes.since.amountMinor, notesSince],
      ...[all('ever'), box.ever.amountMinor, tubes.ever.amountMinor, notesEver],
      ...[notesSince, notesEver],
    ),
    segment(
      'CA4',
      ...[out.since.amountMinor, byHand.since.amountMinor],
      ...[out.ever.amountMinor, byHand.ever.amountMinor],
    ),
    segment('CA10', filled.since.amountMinor, filled.ever.amountMinor),
    ...coinSegments(figures.coins),
    ...figures.notes.map(({ valueMinor, since, ever }) =>
      segment('CA14', valueMinor, since, since, ever, ever),
    ),
    ...(head.tubes.length > 0 ? [segment('CA15', inTubesMinor)] : []),
    ...head.tubes.map(({ valueMinor, count, isFull }, type) =>
      segment('CA17', type, valueMinor, count, '', '', isFull ? 1 : 0),
    ),
  ];
}

/** Coins by value since the last cash-up: all, into the box, into the tubes. */
function coinSegments({ tube, cashBox }: AuditFigures['coins']): string[] {
  const values = [...new Set([...tube, ...cashBox].map(({ valueMinor }) => valueMinor))].sort(
    (a, b) => a - b,
  );
  const since = (pieces: readonly PieceCounter[], value: number) =>
    pieces.find(({ valueMinor }) => valueMinor === value)?.since ?? 0;
  return values.map((value) => {
    const [inTube, inBox] = [since(tube, value), since(cashBox, value)];
    return segment('CA11', value, inTube + inBox, inBox, inTube);
  });
}
