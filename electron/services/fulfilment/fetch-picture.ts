import { append } from '../sale/append.ts';
import { retryAfter } from '../sale/backend-failure.ts';
import type { Sale } from '../sale/sale.ts';
import type { EffectContext, EffectOutcome } from '../sale/types.ts';

const MAX_PICTURE_BYTES = 60 * 1024 * 1024;

/** The picture of an order that was not sold here, or of one whose file was lost, comes from the backend. */
export async function fetchPicture(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  if (sale.pictureUrl === null)
    return append(context, { kind: 'pictureRefused', atMs, detail: 'no picture' });
  const result = await context.backend.fetchFile(sale.pictureUrl, MAX_PICTURE_BYTES, {
    signal: context.signal,
  });
  if (!result.ok && result.error.kind !== 'refused')
    return retryAfter(result.error, context.clock.steadyMs());
  const kept = result.ok ? await context.files.keep(sale.saleId, result.value) : result;
  if (kept.ok)
    return append(context, { kind: 'pictureFetched', atMs: context.clock.now(), printFile: kept.value });
  const detail = typeof kept.error === 'string' ? kept.error : kept.error.kind;
  return append(context, { kind: 'pictureRefused', atMs: context.clock.now(), detail });
}
