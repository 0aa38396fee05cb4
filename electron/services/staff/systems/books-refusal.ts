import type { BooksRefusal, BooksRefused } from '../../../../shared/contract/staff-books.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { BackendError } from '../../../backends/types.ts';

const DETAIL_MAX_LENGTH = 200;

export const refusal = (reason: BooksRefusal, detail: string | null = null): BooksRefused => ({
  kind: 'refused',
  reason,
  detail,
});

/**
 * Why it came to nothing. A change of which nobody knows whether it arrived is `unclear`: only another look tells, never
 * a second try.
 */
export function refusalOf(error: BackendError, call: 'read' | 'change'): BooksRefused {
  switch (error.kind) {
    case 'unreachable':
      return refusal(error.sent && call === 'change' ? 'unclear' : 'away');
    case 'suspended':
      return refusal('away');
    case 'aborted':
      return refusal(call === 'change' ? 'unclear' : 'away');
    case 'contract':
      return refusal(call === 'change' ? 'unclear' : 'odd');
    case 'unauthorised':
      return refusal('noEntry', cut(error.detail));
    case 'idTaken':
    case 'refused':
      return refusal('refused', cut(error.detail));
    default:
      return assertNever(error);
  }
}

const cut = (detail: string): string | null => detail.slice(0, DETAIL_MAX_LENGTH) || null;
