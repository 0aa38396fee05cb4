import { TEXT_DELAYS } from './delays.ts';

/** Keys in quick succession, which one undo takes back together. */
export interface TypingBurst {
  /** As the editor's store names steps that are made of many. */
  readonly name: string;
  readonly layerId: string;
  readonly kind: 'write' | 'erase';
  readonly lastMs: number;
}

export interface TypedChange {
  readonly layerId: string;
  readonly before: string;
  readonly after: string;
}

/** The burst that a change belongs to: the last one's, unless there was a pause, or erasing began or ended. Pure. */
export function burstOf(
  last: TypingBurst | null,
  { layerId, before, after }: TypedChange,
  nowMs: number,
): TypingBurst {
  const kind = after.length < before.length ? 'erase' : 'write';
  const goesOn =
    last?.layerId === layerId && last.kind === kind && nowMs - last.lastMs < TEXT_DELAYS.newBurstAfterMs;
  const name = goesOn ? last.name : `${kind} ${layerId} ${nowMs}`;
  return { name, layerId, kind, lastMs: nowMs };
}
