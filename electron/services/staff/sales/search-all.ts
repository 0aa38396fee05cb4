import type { StaffDocumentOrder } from '../../../../shared/contract/staff-documents.ts';
import type { SalePage, SaleQuery } from '../../../journal/sale-search.ts';
import type { DocumentDesk } from '../../documents/staff-desk.ts';

export interface SearchGrounds {
  readonly journal: { search(query: SaleQuery): SalePage };
  /** Null: this kiosk prints no documents. */
  readonly documents: Pick<DocumentDesk, 'search'> | null;
}

/** One page of sales and orders of documents, both the youngest first and of the same stretch of time. */
export interface FoundTogether {
  readonly saleIds: readonly string[];
  readonly documents: readonly StaffDocumentOrder[];
  /** Null: there are no more of either. */
  readonly cursor: string | null;
}

/** Between the cursors of the two lists. */
const SEAM = '~';
/** Before the youngest. */
const BEGINNING = `${Number.MAX_SAFE_INTEGER}-${Number.MAX_SAFE_INTEGER}`;

/** Reads a page of both lists, and takes as many rows of them together as a page has. What is not taken is read again by the next one. */
export async function searchAll(
  query: SaleQuery,
  { journal, documents }: SearchGrounds,
): Promise<FoundTogether> {
  if (!documents) {
    const { saleIds, cursor } = journal.search({ ...query, after: query.after?.split(SEAM)[0] ?? null });
    return { saleIds, documents: [], cursor };
  }
  const [afterSale = BEGINNING, afterDocument = BEGINNING] = query.after?.split(SEAM) ?? [];
  const sales = journal.search({ ...query, after: afterSale });
  const orders = await documents.search({ ...query, after: afterDocument });
  const rows = [
    ...sales.places.map(({ startedAtMs, cursor }) => ({ atMs: startedAtMs, cursor, isSale: true })),
    ...orders.found.map(({ order, cursor }) => ({ atMs: order.createdAtMs, cursor, isSale: false })),
  ];
  const taken = rows.toSorted((one, other) => other.atMs - one.atMs).slice(0, query.limit);
  const ofSales = taken.filter(({ isSale }) => isSale);
  const ofDocuments = taken.filter(({ isSale }) => !isSale);
  const hasMore = rows.length > taken.length || sales.cursor !== null || orders.hasMore;
  const cursors = [ofSales.at(-1)?.cursor ?? afterSale, ofDocuments.at(-1)?.cursor ?? afterDocument];
  return {
    saleIds: sales.saleIds.slice(0, ofSales.length),
    documents: orders.found.slice(0, ofDocuments.length).map(({ order }) => order),
    cursor: hasMore ? cursors.join(SEAM) : null,
  };
}
