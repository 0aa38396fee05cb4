import { useEffect, useState } from 'react';
import type { TextLayer } from '../../../../shared/domain/design.ts';
import { layerOf } from '../../commands/layers.ts';
import { selectLayer, useEditorStore } from '../../editor-store.ts';
import { newLayerId } from '../../layer-id.ts';
import { type EditedText, followDesign } from './edited-text.ts';

/** The text that the panel works on; `layer` is null while it has no words. */
export function useEditedText(): { readonly layerId: string; readonly layer: TextLayer | null } {
  const design = useEditorStore((state) => state.history.present);
  const selectedLayerId = useEditorStore((state) => state.selectedLayerId);
  const [last, setEdited] = useState<EditedText>(() => ({ layerId: newLayerId(), presence: 'away' }));
  const selected = layerOf(design, selectedLayerId);
  const layer = selected?.kind === 'text' ? selected : null;
  const seen = {
    selectedTextId: layer?.layerId ?? null,
    isOtherSelected: selected !== null && layer === null,
    has: (layerId: string) => layerOf(design, layerId) !== null,
  };
  const edited = followDesign(last, seen, newLayerId);
  if (edited !== last) setEdited(edited);
  const { layerId, presence } = edited;
  useEffect(() => {
    if (presence === 'back') selectLayer(layerId);
  }, [presence, layerId]);
  return { layerId, layer };
}
