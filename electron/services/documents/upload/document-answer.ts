import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';

/** What became of one file of a form. */
export type DocumentUploadResult =
  | { readonly kind: 'added' }
  | { readonly kind: 'refused'; readonly reason: DocumentRefusal };

/** What a phone is told: as JSON to the page's script, as a page to a plain form. */
export type DocumentFormAnswer =
  | { readonly kind: 'received'; readonly results: readonly DocumentUploadResult[] }
  | { readonly kind: 'noFile' }
  | { readonly kind: 'busy' }
  /** The kiosk's own fault. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

const REFUSAL_STATUS: Readonly<Record<DocumentRefusal, number>> = {
  tooManyBytes: 413,
  tooManyPages: 422,
  tooManyPixels: 422,
  unsupportedType: 415,
  officeNotTaken: 415,
  locked: 422,
  broken: 422,
  empty: 422,
  tooManyDocuments: 409,
  sessionEnded: 410,
  storageFull: 507,
  stickGone: 422,
};

/** HTTP status of an answer. A form that brought in one file at least is a success. */
export function statusOf(answer: DocumentFormAnswer): number {
  switch (answer.kind) {
    case 'received': {
      const refused = answer.results.find((result) => result.kind === 'refused');
      const anyAdded = answer.results.some(({ kind }) => kind === 'added');
      return refused && !anyAdded ? REFUSAL_STATUS[refused.reason] : 200;
    }
    case 'noFile':
      return 400;
    case 'busy':
      return 503;
    case 'failed':
      return 500;
    case 'closed':
      return 410;
    case 'unknown':
      return 404;
    default:
      return assertNever(answer);
  }
}
