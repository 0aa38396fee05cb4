import type { SlotLevel, SlotView } from '../../../shared/contract/staff-stock.ts';

/** One slot of the dispenser, as the kiosk's own book has it. */
export interface Slot {
  readonly slot: number;
  readonly modelId: string | null;
  readonly modelName: string | null;
  readonly capacity: number | null;
  /** Null: never counted. It may be fed from, and limits nothing. */
  readonly count: number | null;
  /** Blanks that came out of a slot that was empty by the book. Somebody has to count. */
  readonly missing: number;
  /** Times in a row that it gave no blank. */
  readonly failures: number;
  /** Not fed from: by a person, or by the machine itself after too many failures. */
  readonly off: 'staff' | 'failed' | null;
  readonly isRemoved: boolean;
}

export const newSlot = (slot: number): Slot => ({
  slot,
  modelId: null,
  modelName: null,
  capacity: null,
  count: null,
  missing: 0,
  failures: 0,
  off: null,
  isRemoved: false,
});

/** A slot that fails so often in a row needs a person. */
export const FAILURES_TO_GIVE_UP = 2;

const LOW_SHARE = 0.2;
const LOW_COUNT = 2;

export function levelOf({ count, capacity }: Pick<Slot, 'count' | 'capacity'>): SlotLevel {
  if (count === null) return 'uncounted';
  if (count === 0) return 'empty';
  return count <= Math.max(LOW_COUNT, (capacity ?? 0) * LOW_SHARE) ? 'low' : 'fine';
}

/** One blank less. Below none it does not go: then the book is wrong, and says so. */
export function takeBlank(slot: Slot): Slot {
  if (slot.count === null) return slot;
  return slot.count === 0 ? { ...slot, missing: slot.missing + 1 } : { ...slot, count: slot.count - 1 };
}

export function putBlankBack(slot: Slot): Slot {
  if (slot.count === null) return slot;
  return slot.missing > 0 ? { ...slot, missing: slot.missing - 1 } : { ...slot, count: slot.count + 1 };
}

export function failSlot(slot: Slot): Slot {
  const failures = slot.failures + 1;
  return { ...slot, failures, off: slot.off ?? (failures >= FAILURES_TO_GIVE_UP ? 'failed' : null) };
}

export const viewSlot = ({ isRemoved: _, ...slot }: Slot, isInMachine: boolean): SlotView => ({
  ...slot,
  level: levelOf(slot),
  isInMachine,
});
