import { create } from 'zustand';
import type { Photo } from '../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../shared/domain/case-geometry.ts';
import {
  type Background,
  type Design,
  emptyDesign,
  type Layer,
  MAX_LAYERS,
} from '../../shared/domain/design.ts';
import { registerStore, useDraftStore } from '../state/draft-store.ts';
import type { Arrange } from './commands/arrange.ts';
import * as layers from './commands/layers.ts';
import { addPhoto } from './commands/photos.ts';
import { fillSlot, nextSlot } from './commands/slots.ts';
import { type Placement, placementOf, samePlacement } from './geometry/placement.ts';
import * as steps from './history/history.ts';
import { newLayerId } from './layer-id.ts';

/** The design on the table: its history, and what is selected. Kept while the shopper looks at other screens. */
export interface EditorState {
  readonly history: steps.History;
  readonly geometry: CaseGeometry | null;
  readonly selectedLayerId: string | null;
}

const nothingYet: EditorState = {
  history: steps.beginHistory(emptyDesign('none')),
  geometry: null,
  selectedLayerId: null,
};

export const useEditorStore = create<EditorState>()(() => nothingYet);
registerStore(() => useEditorStore.setState(nothingYet));

export const currentDesign = (): Design => useEditorStore.getState().history.present;

/** Every change goes through here: the draft follows, and a layer that is gone is not selected. */
function turnTo(history: steps.History, selectedLayerId = useEditorStore.getState().selectedLayerId): void {
  const selected = layers.layerOf(history.present, selectedLayerId);
  useEditorStore.setState({ history, selectedLayerId: selected?.layerId ?? null });
  useDraftStore.getState().setDesign(history.present);
}

/** Puts a case on the table. The history goes on if the draft is the design that was left here. */
export function openDesign(geometry: CaseGeometry, draft: Design | null): void {
  const { history } = useEditorStore.getState();
  const left = history.present.caseId === geometry.caseId && (draft === null || draft === history.present);
  if (left) {
    useEditorStore.setState({ geometry });
    return;
  }
  const design = draft?.caseId === geometry.caseId ? draft : emptyDesign(geometry.caseId);
  useEditorStore.setState({ geometry, history: steps.beginHistory(design), selectedLayerId: null });
}

export function selectLayer(layerId: string | null): void {
  const { history } = useEditorStore.getState();
  useEditorStore.setState({
    selectedLayerId: layers.layerOf(history.present, layerId)?.layerId ?? null,
    history: steps.closeEntry(history),
  });
}

/** One step of the shopper's. `ongoing` names a step that is made of many small ones, such as a held key. */
function change(edit: (design: Design) => Design, ongoing: string | null = null): void {
  const { history } = useEditorStore.getState();
  const design = edit(history.present);
  if (design === history.present) return;
  turnTo(ongoing ? steps.recordInto(history, design, ongoing) : steps.record(history, design));
}

/** What a gesture ends with. */
export function commitPlacement(layerId: string, placement: Placement): void {
  change((design) => {
    const layer = layers.layerOf(design, layerId);
    if (!layer || samePlacement(layer, placement)) return design;
    return layers.placeLayer(design, layerId, placement);
  });
}

/** Arranges the selected layer by a button, a key or the wheel. */
export function arrangeSelected(arrange: Arrange, ongoing: string | null = null): void {
  const { geometry, selectedLayerId } = useEditorStore.getState();
  if (!geometry) return;
  change((design) => {
    const layer = layers.layerOf(design, selectedLayerId);
    if (!layer || layer.locked) return design;
    const placement = arrange(placementOf(layer), geometry);
    return samePlacement(layer, placement) ? design : layers.placeLayer(design, layer.layerId, placement);
  }, ongoing);
}

/** Ends a step that is made of many: the key was let go, the wheel stands still. */
export function endOngoing(): void {
  const { history } = useEditorStore.getState();
  useEditorStore.setState({ history: steps.closeEntry(history) });
}

/** Lays a photo into the selected slot or the first empty one; where there is none, on the case. Selects it. */
export function layPhoto(photo: Photo): void {
  const { geometry, history, selectedLayerId } = useEditorStore.getState();
  if (!geometry) return;
  const slot = nextSlot(history.present, selectedLayerId);
  if (slot) {
    turnTo(steps.record(history, fillSlot(history.present, slot.layerId, photo)), slot.layerId);
    return;
  }
  const layerId = newLayerId();
  const design = addPhoto(history.present, geometry, photo, layerId);
  if (design !== history.present) turnTo(steps.record(history, design), layerId);
}

/** Lays a new layer on top and selects it. False: there is no room for one more. */
export function addLayer(layer: Layer): boolean {
  const { history } = useEditorStore.getState();
  if (history.present.layers.length >= MAX_LAYERS) return false;
  turnTo(steps.record(history, layers.addLayer(history.present, layer)), layer.layerId);
  return true;
}

/** Changes one layer: its words, colours, treatment. `ongoing` as for a held key: a slider that is being drawn. */
export const changeLayer = (
  layerId: string,
  edit: (layer: Layer) => Layer,
  ongoing: string | null = null,
): void => change((design) => layers.changeLayer(design, layerId, edit), ongoing);

/**
 * Puts a layer in the place of the one that has its id, or, where there is none, at this place in the stack (on top if
 * left out), and selects it. False: there is no room for one more.
 */
export function writeLayer(layer: Layer, ongoing: string, index?: number): boolean {
  const { history } = useEditorStore.getState();
  const design = layers.writeLayer(history.present, layer, index);
  if (design === null) return false;
  turnTo(steps.recordInto(history, design, ongoing), layer.layerId);
  return true;
}

/** Puts a whole other design on the table, as one step that can be undone: a template, a surprise. */
export function replaceDesign(design: Design): void {
  const { history } = useEditorStore.getState();
  turnTo(steps.record(history, design), null);
}

/** Puts a copy of a layer beside it and selects the copy. False: there is no room for one more. */
export function duplicateLayer(layerId: string): boolean {
  const { history } = useEditorStore.getState();
  const copyId = newLayerId();
  const design = layers.duplicateLayer(history.present, layerId, copyId);
  if (design === history.present) return false;
  turnTo(steps.record(history, design), copyId);
  return true;
}

/** Moves a layer to this place in the stack, 0 being the lowest. */
export const moveLayerTo = (layerId: string, index: number): void =>
  change((design) => layers.moveLayerTo(design, layerId, index));

export const removeLayer = (layerId: string, ongoing: string | null = null): void =>
  change((design) => layers.removeLayer(design, layerId), ongoing);

/** Takes the selected layer off the case, unless it is locked. */
export function removeSelected(): void {
  const { selectedLayerId } = useEditorStore.getState();
  if (selectedLayerId) change((design) => layers.removeLoose(design, selectedLayerId));
}

export function restackSelected(step: 1 | -1): void {
  const { selectedLayerId } = useEditorStore.getState();
  if (selectedLayerId) change((design) => layers.restackLayer(design, selectedLayerId, step));
}

export const setBackground = (background: Background, ongoing: string | null = null): void =>
  change((design) => layers.paintBackground(design, background), ongoing);

export const undo = (): void => turnTo(steps.undo(useEditorStore.getState().history));
export const redo = (): void => turnTo(steps.redo(useEditorStore.getState().history));

/** A photo that was erased is erased from every step as well: no undo brings back what is gone. */
export function forgetPhotosExcept(photoIds: ReadonlySet<string>): void {
  const { history } = useEditorStore.getState();
  const all = [...history.past, history.present, ...history.future];
  if (all.every((design) => layers.keepPhotos(design, photoIds) === design)) return;
  turnTo(steps.rewrite(history, (design) => layers.keepPhotos(design, photoIds)));
}
