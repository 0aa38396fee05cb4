import { assertNever } from '../../../shared/domain/assert-never.ts';

/** Refusals that every page knows: the sender's mistake, the end of the visit, a form that broke off. */
export type CommonRefusal = 'tooManyBytes' | 'sessionEnded' | 'broken';

/** What became of one file of a form. The phone is told no more than that. */
export type UploadResult<Refusal extends string = string> =
  | { readonly kind: 'added' }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** What the upload server says to a phone that sent a form: as JSON to the page's script, as a page to a plain form. */
export type UploadAnswer<Refusal extends string = string> =
  | { readonly kind: 'received'; readonly results: readonly UploadResult<Refusal>[] }
  | { readonly kind: 'noFile' }
  | { readonly kind: 'busy' }
  /** The kiosk's own fault. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

/** HTTP status of an answer. A form that brought in one file at least is a success. */
export function statusOf<Refusal extends string>(
  answer: UploadAnswer<Refusal>,
  refusalStatus: Readonly<Record<Refusal, number>>,
): number {
  switch (answer.kind) {
    case 'received': {
      const refused = answer.results.find((result) => result.kind === 'refused');
      const anyAdded = answer.results.some((result) => result.kind === 'added');
      return refused && !anyAdded ? refusalStatus[refused.reason] : 200;
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

/** Why files were refused, apart from the end of the visit: the shopper should hear of it at the screen, too. */
export function refusalsIn<Refusal extends string>(answer: UploadAnswer<Refusal>): Refusal[] {
  if (answer.kind !== 'received') return [];
  return answer.results.flatMap((result) =>
    result.kind === 'refused' && result.reason !== 'sessionEnded' ? [result.reason] : [],
  );
}
