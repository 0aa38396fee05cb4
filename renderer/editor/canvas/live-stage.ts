import type Konva from 'konva';
import type { Placement } from '../geometry/placement.ts';
import type { Guide } from '../geometry/snap.ts';
import { placeNode } from './layer-node.tsx';

/** The stage as a gesture moves it: past React, straight to the nodes. */
export interface LiveStage {
  readonly registerLayer: (layerId: string, node: Konva.Shape | null) => void;
  readonly registerOverlay: (node: Konva.Shape | null) => void;
  readonly registerSafeArea: (node: Konva.Shape | null) => void;
  /** A finger took hold of a layer: the safe area comes, frame and handles go. */
  begin(): void;
  move(layerId: string, placement: Placement, guides: readonly Guide[]): void;
  /** Frame and handles come back. What React knows by now stays. */
  end(): void;
}

const NO_GUIDES: readonly Guide[] = [];
const sameGuides = (one: readonly Guide[], other: readonly Guide[]): boolean =>
  one.length === other.length && one.every((guide, index) => guide.kind === other[index]?.kind);

export function createLiveStage(): LiveStage {
  const layers = new Map<string, Konva.Shape>();
  let overlay: Konva.Shape | null = null;
  let safeArea: Konva.Shape | null = null;
  let shown = NO_GUIDES;
  /** Guides mostly stay as they are from frame to frame: their canvas is drawn anew only when they do not. */
  const showGuides = (guides: readonly Guide[]): void => {
    if (sameGuides(guides, shown)) return;
    shown = guides;
    overlay?.setAttr('guides', guides);
  };
  return {
    registerLayer: (layerId, node) => {
      if (node) layers.set(layerId, node);
      else layers.delete(layerId);
    },
    registerOverlay: (node) => {
      overlay = node;
    },
    registerSafeArea: (node) => {
      safeArea = node;
    },
    begin: () => {
      overlay?.setAttr('touching', true);
      safeArea?.show();
    },
    move: (layerId, placement, guides) => {
      const node = layers.get(layerId);
      if (node) placeNode(node, placement);
      showGuides(guides);
    },
    end: () => {
      showGuides(NO_GUIDES);
      overlay?.setAttr('touching', false);
      safeArea?.hide();
    },
  };
}
