import { MAX_AMOUNT_MINOR } from '../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { DocumentFile, DocumentOrder, PaperChoice, SettleLine } from '../../backends/document-types.ts';

/** What one sheet costs, in minor units. With `side` 2: a sheet that is printed on both sides. */
export interface PaperPrice extends PaperChoice {
  readonly unitMinor: number;
}

/**
 * What `startPage` and `endPage` count. `laidOut`: printed sides, each with `row` × `col` pages of the file on it. `source`:
 * pages of the file itself. The document's own example (1 × 2 on a side, 2 to 4, three sides paid) holds for the first only.
 */
export type RangeCounts = 'laidOut' | 'source';

export interface PriceList {
  readonly prices: readonly PaperPrice[];
  readonly rangeCounts: RangeCounts;
}

export interface DocumentPrice {
  readonly moneyMinor: number;
  /** One for each paper that is used, in the order of the files; they add up to the money. */
  readonly settle: readonly SettleLine[];
}

export type PriceError =
  | { readonly kind: 'nothingToPrint' }
  | { readonly kind: 'wrongRange'; readonly file: number }
  | { readonly kind: 'wrongCount'; readonly file: number }
  /** The shop does not offer this paper. */
  | { readonly kind: 'noPrice'; readonly file: number; readonly paper: PaperChoice }
  | { readonly kind: 'tooMuch' };

/** Far over any order. Keeps every product below 2^53. */
const MAX_SHEETS = 9_999_999;

/**
 * The settlement of an order by the shop's price list, unit × count in minor units. Each copy begins on a sheet of its own, and an odd
 * last side of a double-sided copy is a sheet at the price of one side. `file` of an error counts from 0.
 */
export function priceDocuments(
  files: readonly DocumentFile[],
  list: PriceList,
): Result<DocumentPrice, PriceError> {
  if (files.length === 0) return err({ kind: 'nothingToPrint' });
  const lines = new Map<string, SettleLine>();
  for (const [index, file] of files.entries()) {
    const sheets = sheetsOf(file, list.rangeCounts, index);
    if (!sheets.ok) return sheets;
    for (const { side, count } of sheets.value) {
      const paper: PaperChoice = { size: file.size, caliper: file.caliper, color: file.color, side };
      const price = list.prices.find((each) => isSamePaper(each, paper));
      if (!price) return err({ kind: 'noPrice', file: index, paper });
      const key = paperKey(paper);
      const before = lines.get(key)?.count ?? 0;
      lines.set(key, { ...paper, unitMinor: price.unitMinor, count: before + count });
    }
  }
  const settle = [...lines.values()];
  const moneyMinor = addUp(settle);
  return moneyMinor === null ? err({ kind: 'tooMuch' }) : ok({ moneyMinor, settle });
}

/** How many printed sides one copy of a file has; null where its range is none. */
export function countSides(file: DocumentFile, rangeCounts: RangeCounts): number | null {
  const { startPage, endPage, row, col } = file;
  const pages = endPage - startPage + 1;
  if (!isCount(pages) || startPage < 0 || !Number.isSafeInteger(startPage)) return null;
  return rangeCounts === 'laidOut' ? pages : Math.ceil(pages / (row * col));
}

interface Sheets {
  readonly side: 1 | 2;
  readonly count: number;
}

function sheetsOf(
  file: DocumentFile,
  rangeCounts: RangeCounts,
  index: number,
): Result<readonly Sheets[], PriceError> {
  const { copies, row, col, side } = file;
  if (![copies, row, col].every(isCount)) return err({ kind: 'wrongCount', file: index });
  const sides = countSides(file, rangeCounts);
  if (sides === null) return err({ kind: 'wrongRange', file: index });
  const perCopy: readonly Sheets[] =
    side === 1
      ? [{ side: 1, count: sides }]
      : [
          { side: 2, count: Math.floor(sides / 2) },
          { side: 1, count: sides % 2 },
        ];
  return ok(
    perCopy.filter(({ count }) => count > 0).map((sheets) => ({ ...sheets, count: sheets.count * copies })),
  );
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 1 && value <= MAX_SHEETS;

/** Null: more than the kiosk handles, or no amount at all. */
function addUp(settle: readonly SettleLine[]): number | null {
  let moneyMinor = 0;
  for (const { unitMinor, count } of settle) {
    const isSound = Number.isSafeInteger(unitMinor) && unitMinor >= 0 && unitMinor <= MAX_AMOUNT_MINOR;
    if (!isSound || !Number.isSafeInteger(count) || count < 0 || count > MAX_SHEETS) return null;
    moneyMinor += unitMinor * count;
    if (moneyMinor > MAX_AMOUNT_MINOR) return null;
  }
  return moneyMinor;
}

const isSamePaper = (one: PaperChoice, other: PaperChoice) => paperKey(one) === paperKey(other);
const paperKey = ({ size, caliper, color, side }: PaperChoice) =>
  JSON.stringify([size, caliper, color, side]);

export type SettlementMismatch =
  /** The whole is another sum than ours. */
  | { readonly kind: 'money'; readonly oursMinor: number; readonly theirsMinor: number }
  /** The sum is ours, and their lines do not add up to it or have other papers, prices or counts. */
  | { readonly kind: 'settle' };

/** Whether the backend settles an order as we do. Anything else is shown to the shopper, and nobody pays. */
export function compareSettlement(
  ours: DocumentPrice,
  theirs: Pick<DocumentOrder, 'moneyMinor' | 'settle'>,
): Result<void, SettlementMismatch> {
  if (theirs.moneyMinor !== ours.moneyMinor) {
    return err({ kind: 'money', oursMinor: ours.moneyMinor, theirsMinor: theirs.moneyMinor });
  }
  const isSame = isSameLines(mergeLines(ours.settle), mergeLines(theirs.settle));
  return isSame && addUp(theirs.settle) === ours.moneyMinor ? ok(undefined) : err({ kind: 'settle' });
}

/** By paper and price, since a backend may settle file by file. Lines without a sheet say nothing. */
function mergeLines(settle: readonly SettleLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of settle) {
    const key = `${paperKey(line)} ${line.unitMinor}`;
    if (line.count > 0) counts.set(key, (counts.get(key) ?? 0) + line.count);
  }
  return counts;
}

const isSameLines = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
  one.size === other.size && [...one].every(([key, count]) => other.get(key) === count);
