import * as z from 'zod';
import type { CashPlace, Counted, Pieces, PlaceResult } from '../../../shared/contract/staff-cash.ts';
import { type Figures, NO_FIGURE } from './figures.ts';

/* What should lie where, out of what lay there when it was last counted and what was booked since. Pure. */

const piecesSchema = z.array(z.object({ valueMinor: z.number(), count: z.number() }));

/** What lay in a place, and from which line of the book on moves come to it. */
const openingSchema = z.object({ pieces: piecesSchema.nullable(), line: z.number() });
export const openingsSchema = z.object({
  /** `pieces` null: never counted. `foundLine`: coins that were found in the tubes up to it are in the count. */
  tubes: openingSchema.extend({ foundLine: z.number() }),
  cashBox: openingSchema,
  stacker: openingSchema,
});
export type Openings = z.infer<typeof openingsSchema>;

/** A machine whose tubes somebody filled before this book began. */
export const FIRST_OPENINGS: Openings = {
  tubes: { pieces: null, line: 0, foundLine: 0 },
  cashBox: { pieces: [], line: 0 },
  stacker: { pieces: [], line: 0 },
};

export type TotalsAfter = (line: number) => Figures;
export interface Expected {
  readonly amountMinor: number | null;
  readonly pieces: Pieces[];
}

export const sumPieces = (pieces: readonly Pieces[]): number =>
  pieces.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);

export function expectedIn(place: CashPlace, openings: Openings, totalsAfter: TotalsAfter): Expected {
  if (place === 'tubes') return { amountMinor: expectedInTubes(openings.tubes, totalsAfter), pieces: [] };
  const { pieces, line } = openings[place];
  const prefix = place === 'cashBox' ? '+coin|cashBox|' : '+note|stacker|';
  const expected = joinPieces([...(pieces ?? []), ...piecesOf(totalsAfter(line), prefix)]);
  return { amountMinor: sumPieces(expected), pieces: expected };
}

/** Of pay-outs only the amount is known, so of the tubes only the sum is. */
function expectedInTubes(
  { pieces, line, foundLine }: Openings['tubes'],
  totalsAfter: TotalsAfter,
): number | null {
  if (pieces === null) return null;
  const totals = totalsAfter(line);
  const amount = (name: string, from = totals) => (from.get(name) ?? NO_FIGURE).amountMinor;
  const inMinor = sumPieces(piecesOf(totals, '+coin|tube|'));
  const outMinor = amount('+out|coins') + amount('+stray|back') + amount('+hand|out');
  return sumPieces(pieces) + inMinor - outMinor + amount('+stray|found', totalsAfter(foundLine));
}

export function piecesOf(totals: Figures, prefix: string): Pieces[] {
  return [...totals]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, { count }]) => ({ valueMinor: Number(name.slice(prefix.length)), count }));
}

export function joinPieces(pieces: readonly Pieces[]): Pieces[] {
  const counts = new Map<number, number>();
  for (const { valueMinor, count } of pieces) counts.set(valueMinor, (counts.get(valueMinor) ?? 0) + count);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([valueMinor, count]) => ({ valueMinor, count }))
    .sort((a, b) => a.valueMinor - b.valueMinor);
}

/** What was found against what was expected, of every place that was counted. */
export function resultsOf(
  counted: Counted,
  expected: Readonly<Record<CashPlace, number | null>>,
): PlaceResult[] {
  return (['tubes', 'cashBox', 'stacker'] as const).flatMap((place) => {
    const pieces = counted[place];
    if (pieces === null) return [];
    const countedMinor = sumPieces(pieces);
    const expectedMinor = expected[place];
    const varianceMinor = expectedMinor === null ? null : countedMinor - expectedMinor;
    return [{ place, expectedMinor, countedMinor, varianceMinor }];
  });
}

export const varianceOf = (results: readonly PlaceResult[]): number =>
  results.reduce((sum, { varianceMinor }) => sum + (varianceMinor ?? 0), 0);
