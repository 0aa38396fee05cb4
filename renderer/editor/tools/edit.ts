import type { Layer, PhotoLayer } from '../../../shared/domain/design.ts';
import { showNotice } from '../../state/notice-store.ts';
import { changeLayer, currentDesign, duplicateLayer, useEditorStore } from '../editor-store.ts';

/** Changes of layers that several tools and keys make alike. */

/** Changes a photo. Of another kind of layer nothing is changed. */
export const changePhoto = (
  layerId: string,
  edit: (photo: PhotoLayer) => PhotoLayer,
  ongoing: string | null = null,
): void => changeLayer(layerId, (layer) => (layer.kind === 'photo' ? edit(layer) : layer), ongoing);

export const setLocked = (layerId: string, locked: boolean): void =>
  changeLayer(layerId, (layer) => (layer.locked === locked ? layer : { ...layer, locked }));

export const setHidden = (layerId: string, hidden: boolean): void =>
  changeLayer(layerId, (layer) => (layer.hidden === hidden ? layer : { ...layer, hidden }));

/** Swaps left and right of a picture. */
export const mirror = (layerId: string): void =>
  changeLayer(layerId, (layer) =>
    layer.kind === 'photo' || layer.kind === 'sticker' ? { ...layer, mirrored: !layer.mirrored } : layer,
  );

/** Shows or hides the rim of a sticker. */
export const toggleBorder = (layerId: string): void =>
  changeLayer(layerId, (layer) => (layer.kind === 'sticker' ? { ...layer, border: !layer.border } : layer));

/** Lays a copy beside a layer, or says that there is no room for one more. */
export function duplicate(layerId: string): void {
  if (!duplicateLayer(layerId)) showNotice({ tone: 'warning', key: 'editor.tools.full' });
}

export function selectedLayer(): Layer | null {
  const { selectedLayerId } = useEditorStore.getState();
  return currentDesign().layers.find((layer) => layer.layerId === selectedLayerId) ?? null;
}

/** The selected layer, for a component. */
export const useSelectedLayer = (): Layer | null =>
  useEditorStore(
    ({ history, selectedLayerId }) =>
      history.present.layers.find((layer) => layer.layerId === selectedLayerId) ?? null,
  );
