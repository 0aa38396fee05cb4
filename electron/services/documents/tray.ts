import type {
  DocumentChoice,
  PaperPrice,
  DocumentPrice as PriceView,
} from '../../../shared/contract/documents.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { DocumentFile } from '../../backends/document-types.ts';
import type { HeldDocument } from './intake/document-store.ts';
import type { DocumentLimits } from './limits.ts';
import { type PriceList, priceDocuments, type RangeCounts } from './price.ts';

/** What is offered at first: one page on a side, in black and white, on the shop's first such paper. */
export function firstChoiceFor(prices: readonly PaperPrice[]) {
  return (pageCount: number, type: HeldDocument['type']): DocumentChoice => {
    const wished = type === 'picture' ? 'colorful' : 'mono';
    const paper = prices.find(({ color, side }) => color === wished && side === 1) ?? prices[0];
    if (!paper) throw new Error('a print shop has prices');
    const { size, caliper, color, side } = paper;
    return { size, caliper, color, side, row: 1, col: 1, copies: 1, startPage: 1, endPage: pageCount };
  };
}

/**
 * A choice in the words of the interface, which counts from 0. The shopper chooses pages of the file, from 1; where the shop counts printed
 * sides, the range begins at the side on which the first page would lie, and is as long as the sides that are printed.
 */
export function fileOfChoice(
  { name, md5, choice }: Pick<HeldDocument, 'name' | 'md5' | 'choice'>,
  rangeCounts: RangeCounts,
): DocumentFile {
  const { startPage, endPage, ...rest } = choice;
  const whole = { fileId: md5, fileName: name, ...rest };
  if (rangeCounts === 'source') return { ...whole, startPage: startPage - 1, endPage: endPage - 1 };
  const perSide = choice.row * choice.col;
  const first = Math.floor((startPage - 1) / perSide);
  return { ...whole, startPage: first, endPage: first + sidesOf(choice) - 1 };
}

/** Printed sides of one copy. */
export const sidesOf = ({ startPage, endPage, row, col }: DocumentChoice): number =>
  Math.ceil((endPage - startPage + 1) / (row * col));

/** Sheets of all copies. */
export const sheetsOf = (choice: DocumentChoice): number =>
  Math.ceil(sidesOf(choice) / choice.side) * choice.copies;

/** What the shopper's files cost as they are chosen now. */
export function priceTray(
  documents: readonly HeldDocument[],
  list: PriceList,
  { maxSheets }: Pick<DocumentLimits, 'maxSheets'>,
): PriceView {
  const odd = documents.find(({ choice, pageCount }) => !isRangeOf(choice, pageCount));
  if (odd) return { kind: 'wrongRange', documentId: odd.documentId };
  const sheets = documents.reduce((sum, { choice }) => sum + sheetsOf(choice), 0);
  const files = documents.map((document) => fileOfChoice(document, list.rangeCounts));
  const priced = priceDocuments(files, list);
  if (priced.ok) {
    if (sheets > maxSheets) return { kind: 'tooMuch' };
    return { kind: 'priced', moneyMinor: priced.value.moneyMinor, settle: [...priced.value.settle] };
  }
  const { error } = priced;
  switch (error.kind) {
    case 'nothingToPrint':
    case 'tooMuch':
      return { kind: error.kind };
    case 'wrongRange':
    case 'wrongCount':
      return { kind: 'wrongRange', documentId: documents[error.file]?.documentId ?? '' };
    case 'noPrice':
      return { kind: 'notOffered', documentId: documents[error.file]?.documentId ?? '' };
    default:
      return assertNever(error);
  }
}

const isRangeOf = ({ startPage, endPage }: DocumentChoice, pageCount: number): boolean =>
  startPage <= endPage && endPage <= pageCount;
