import type { Slot } from '../stock/slot.ts';

/** What a sale tells about the blank that it needs. An order from elsewhere names its model by name alone. */
export interface WantedBlank {
  readonly modelId: string;
  readonly modelName: string;
}

export const holdsModel = (slot: Pick<Slot, 'modelId' | 'modelName'>, { modelId, modelName }: WantedBlank) =>
  (slot.modelId !== null && slot.modelId === modelId) ||
  (slot.modelName !== null && slot.modelName === modelName);

/** A slot that may be fed from: switched on, and not empty by the book. One that was never counted may. */
export const isUsable = ({ off, count }: Slot): boolean => off === null && count !== 0;

/**
 * The slot to feed a case of this model from; null where no slot can. Of several: one that did not fail last before one
 * that did, then the fullest, one that was never counted last, and of equals the lowest number. So a case whose slot
 * failed is followed by one from another slot, and slots of one model empty evenly.
 */
export function chooseSlot(slots: readonly Slot[], wanted: WantedBlank): number | null {
  const usable = slots.filter((slot) => holdsModel(slot, wanted) && isUsable(slot));
  return usable.sort(byPreference)[0]?.slot ?? null;
}

function byPreference(a: Slot, b: Slot): number {
  return a.failures - b.failures || (b.count ?? 0) - (a.count ?? 0) || a.slot - b.slot;
}
