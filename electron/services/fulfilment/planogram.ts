import type { Planogram } from '../../system/config/devices-schema.ts';

/** What a sale tells about the blank that it needs. */
type Wanted = { readonly modelId: string; readonly modelName: string };

/** Where the blanks lie. */
export interface SlotPlan {
  /** The slot to feed from; null where no slot holds blanks of this model. */
  slotOf(wanted: Wanted): number | null;
}

/** Without a planogram the machine has one kind of blank, in slot 1. An order from elsewhere names its model by name alone. */
export function createPlanogram(planogram: Planogram | undefined): SlotPlan {
  return {
    slotOf: ({ modelId, modelName }) => {
      if (!planogram) return 1;
      return (
        planogram.find((entry) => entry.modelId === modelId || entry.modelName === modelName)?.slot ?? null
      );
    },
  };
}
