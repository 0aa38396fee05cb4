import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { Layer, TextLayer } from '../../../../shared/domain/design.ts';
import { layerOf } from '../../commands/layers.ts';
import { emMmOf } from '../../draw/text-layout.ts';
import { changeLayer, currentDesign, removeLayer, useEditorStore, writeLayer } from '../../editor-store.ts';
import { printArea, safeArea } from '../../geometry/areas.ts';
import { isBlank } from './clean-text.ts';
import { type BlockEm, columnOf, fitText, type TextRoom } from './fit-text.ts';
import { FIRST_EM_MM, newTextLayer } from './new-text.ts';
import { burstOf, type TypingBurst } from './typing-burst.ts';

export interface TextEditing {
  /**
   * Writes the words of a layer. The first ones lay it on the case; without words it is taken off, and comes back as it
   * was when there are some again. False: there is no room for one more layer.
   */
  write(layerId: string, words: string): boolean;
  /** Changes how words look, at the same size of letters. `ongoing` as in the store. */
  restyle(layerId: string, edit: (layer: TextLayer) => TextLayer, ongoing?: string | null): void;
  /** Writes larger or smaller, as far as it fits. Millimetres per em. */
  resize(layerId: string, emMm: number, ongoing: string): void;
  /** Gives the layer its box anew after a font has come that it was measured without. No step of its own. */
  measureAgain(layerId: string): void;
  emMmOf(layer: TextLayer): number;
  /** Whether the words would be larger if there were room. */
  isShrunk(layer: TextLayer): boolean;
}

export interface TextEditingParts {
  readonly blockOf: (layer: TextLayer) => BlockEm;
  readonly nowMs: () => number;
}

/** What was wished of a layer's size, for as long as it has the box that came of it. */
interface Wish {
  readonly emMm: number;
  readonly columnMm: number;
  readonly isShrunk: boolean;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Edits text layers in the editor's store. It remembers what the document does not hold: wishes and bursts. */
export function createTextEditing({ blockOf, nowMs }: TextEditingParts): TextEditing {
  const wishes = new Map<string, Wish>();
  let burst: TypingBurst | null = null;
  let emptied: { readonly layer: TextLayer; readonly index: number } | null = null;

  const wishOf = (layer: TextLayer): Wish | null => {
    const wish = wishes.get(layer.layerId);
    return wish?.widthMm === layer.widthMm && wish.heightMm === layer.heightMm ? wish : null;
  };
  const sizeOf = (layer: TextLayer): number => emMmOf(layer, blockOf(layer));

  /** `changed` with the box that it needs; `before` says how large its letters were wished. */
  function refit(changed: TextLayer, before: TextLayer | null, wishedEmMm: number | null = null): TextLayer {
    const room = roomOnCase();
    if (!room) return changed;
    const known = before && wishOf(before);
    const presentMm = before ? (known?.emMm ?? sizeOf(before)) : FIRST_EM_MM;
    const columnMm = known?.columnMm ?? (before ? columnOf(before, presentMm, room) : room.safe.widthMm);
    const emMm = wishedEmMm ?? presentMm;
    const { layer, isShrunk } = fitText(changed, emMm, columnMm, room, blockOf);
    const { layerId, widthMm, heightMm } = layer;
    wishes.set(layerId, { emMm, columnMm, isShrunk, widthMm, heightMm });
    return layer;
  }

  function restyled(before: TextLayer, changed: TextLayer): TextLayer {
    return changed === before ? before : refit(changed, before);
  }

  function write(layerId: string, text: string): boolean {
    const design = currentDesign();
    const before = textLayerOf(layerId);
    if (text === (before?.text ?? '')) return true;
    burst = burstOf(burst, { layerId, before: before?.text ?? '', after: text }, nowMs());
    if (before && isBlank(text)) {
      emptied = { layer: before, index: design.layers.indexOf(before) };
      removeLayer(layerId, burst.name);
      return true;
    }
    const room = roomOnCase();
    if (isBlank(text) || !room) return true;
    if (before) return writeLayer(refit({ ...before, text }, before), burst.name);
    const last = emptied?.layer.layerId === layerId ? emptied : null;
    if (last) return writeLayer(refit({ ...last.layer, text }, last.layer), burst.name, last.index);
    return writeLayer(refit(newTextLayer(layerId, text, design, room.safe), null), burst.name);
  }

  return {
    write,
    restyle: (layerId, edit, ongoing = null) =>
      changeLayer(
        layerId,
        onText((layer) => restyled(layer, edit(layer))),
        ongoing,
      ),
    resize: (layerId, emMm, ongoing) =>
      changeLayer(
        layerId,
        onText((layer) => refit(layer, layer, emMm)),
        ongoing,
      ),
    measureAgain: (layerId) => {
      const { open } = useEditorStore.getState().history;
      const before = textLayerOf(layerId);
      if (!before || open === null || open !== burst?.name) return;
      const again = refit(before, before);
      if (again.widthMm !== before.widthMm || again.heightMm !== before.heightMm) writeLayer(again, open);
    },
    emMmOf: sizeOf,
    isShrunk: (layer) => wishOf(layer)?.isShrunk ?? false,
  };
}

const onText =
  (edit: (layer: TextLayer) => TextLayer) =>
  (layer: Layer): Layer =>
    layer.kind === 'text' ? edit(layer) : layer;

function textLayerOf(layerId: string): TextLayer | null {
  const layer = layerOf(currentDesign(), layerId);
  return layer?.kind === 'text' ? layer : null;
}

function roomOnCase(): TextRoom | null {
  const { geometry } = useEditorStore.getState();
  return geometry && roomOf(geometry);
}

const roomOf = (geometry: CaseGeometry): TextRoom => ({
  print: printArea(geometry),
  safe: safeArea(geometry),
});
