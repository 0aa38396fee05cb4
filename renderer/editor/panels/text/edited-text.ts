/** Which text the panel works on. */
export interface EditedText {
  readonly layerId: string;
  /** `away`: not yet written, emptied, or undone. `back`: on the case again, and still to be selected. */
  readonly presence: 'away' | 'back' | 'there';
}

/** What the panel sees of the design. */
export interface SeenDesign {
  /** The selected layer, if it is a text. */
  readonly selectedTextId: string | null;
  /** Whether a layer is selected that is none. */
  readonly isOtherSelected: boolean;
  readonly has: (layerId: string) => boolean;
}

/**
 * Follows the selection. A text that was deselected is done with, and the panel is ready for a new one. One that is gone
 * stays the panel's, so that words typed now, or a redo, bring it back. Gives `last` where nothing has changed.
 */
export function followDesign(last: EditedText, design: SeenDesign, newId: () => string): EditedText {
  const next = nextEdited(last, design, newId);
  return next.layerId === last.layerId && next.presence === last.presence ? last : next;
}

function nextEdited({ layerId, presence }: EditedText, design: SeenDesign, newId: () => string): EditedText {
  const { selectedTextId, isOtherSelected } = design;
  if (selectedTextId !== null) return { layerId: selectedTextId, presence: 'there' };
  if (!design.has(layerId)) return { layerId, presence: 'away' };
  if (presence === 'there' || isOtherSelected) return { layerId: newId(), presence: 'away' };
  return { layerId, presence: 'back' };
}
