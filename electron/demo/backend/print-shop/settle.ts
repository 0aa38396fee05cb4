import type { FileOnWire } from '../../../backends/print-shop/schema.ts';
import { DEMO_PRINT_SHOP } from './seed.ts';
import type { DemoDocumentOrder } from './store.ts';

type Line = DemoDocumentOrder['settle'][number];

/** More sheets than this point has. */
const MAX_SHEETS = 50_000;

/**
 * The demo's own way to the price, sheet by sheet as a printer lays them: the kiosk's arithmetic is checked against it, and must not be
 * the same code. Null where a paper is not offered, or there is too much to print.
 */
export function settleFiles(files: readonly FileOnWire[]): { settle: Line[]; money: number } | null {
  const settle: Line[] = [];
  let sheets = 0;
  for (const file of files) {
    for (let copy = 1; copy <= file.copies; copy += 1) {
      for (let page = file.startPage; page <= file.endPage; page += file.side) {
        const isHalfEmpty = file.side === 2 && page === file.endPage;
        const line = lineOf(settle, file, isHalfEmpty ? 1 : file.side);
        sheets += 1;
        if (!line || sheets > MAX_SHEETS) return null;
        line.count += 1;
      }
    }
  }
  let money = 0;
  for (const { unit, count } of settle) money += unit * count;
  return { settle, money };
}

function lineOf(settle: Line[], { size, caliper, color }: FileOnWire, side: 1 | 2): Line | null {
  const isOf = (line: Omit<Line, 'unit' | 'count'>) =>
    line.size === size && line.caliper === caliper && line.color === color && line.side === side;
  const known = settle.find(isOf);
  if (known) return known;
  const price = DEMO_PRINT_SHOP.prices.find(isOf);
  if (!price) return null;
  const line = { size, caliper, color, side, unit: price.unitMinor, count: 0 };
  settle.push(line);
  return line;
}
