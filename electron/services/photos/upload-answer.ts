import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';

/** What became of one photo of a form. The phone is told no more than that. */
export type UploadResult =
  | { readonly kind: 'added' }
  | { readonly kind: 'refused'; readonly reason: PhotoRefusal };

/** What the upload server says to a phone that sent a form: as JSON to the page's script, as a page to a plain form. */
export type UploadAnswer =
  | { readonly kind: 'received'; readonly results: readonly UploadResult[] }
  | { readonly kind: 'noPhoto' }
  | { readonly kind: 'busy' }
  /** The kiosk's own fault. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

const REFUSAL_STATUS: Readonly<Record<PhotoRefusal, number>> = {
  tooManyBytes: 413,
  tooManyPixels: 422,
  tooSmall: 422,
  notAPicture: 415,
  broken: 422,
  unsupportedType: 415,
  tooManyPhotos: 409,
  sessionEnded: 410,
  storageFull: 507,
};

/** HTTP status of an answer. A form that brought in one photo at least is a success. */
export function statusOf(answer: UploadAnswer): number {
  switch (answer.kind) {
    case 'received':
      return statusOfResults(answer.results);
    case 'noPhoto':
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

function statusOfResults(results: readonly UploadResult[]): number {
  const refused = results.find((result) => result.kind === 'refused');
  const anyAdded = results.some((result) => result.kind === 'added');
  return refused && !anyAdded ? REFUSAL_STATUS[refused.reason] : 200;
}
