import type { Clock } from '../../system/clock.ts';
import { takeBlank } from '../stock/slot.ts';
import type { StockBook } from '../stock/stock-book.ts';

/** A blank that a test took out of its slot is gone like one that was sold. Once for each motion, whoever tells it again. */
export function bookTestBlank(
  book: Pick<StockBook, 'motion' | 'find' | 'write'>,
  { slot: number, motionId }: { readonly slot: number; readonly motionId: string },
  clock: Clock,
): void {
  if (book.motion(motionId)) return;
  const slot = book.find(number);
  if (!slot || slot.isRemoved) return;
  const change = slot.count === null ? null : -1;
  book.write(clock.now(), { kind: 'testFed', slot: takeBlank(slot), change, motionId });
}
