import type Konva from 'konva';
import type { Placement } from '../geometry/placement.ts';
import type { Guide } from '../geometry/snap.ts';
import { placeNode, restNode } from './layer-node.tsx';

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
  JSON.stringify(one) === JSON.stringify(other);

export function createLiveStage(): LiveStage {
  const layers = new Map<string, Konva.Shape>();
  let inHand: Konva.Shape | null = null;
  let overlay: Konva.Shape | null = null;
  let safeArea: Konva.Shape | null = null;
  let shown = NO_GUIDES;
  /** Guides mostly stay as they are from frame to frame: their canvas is drawn anew only when they do not. */
  const showGuides = (guides: readonly Guide[]): void => {
    if (sameGuides(guides, shown)) return;
    shown = guides;
    overlay?.setAttr('guides', guides);
  };
  /** A canvas that is not shown need not be blended into every frame. */
  const showOverlay = (visible: boolean): void => {
    overlay?.getLayer()?.visible(visible);
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
      showOverlay(false);
      safeArea?.show();
    },
    move: (layerId, placement, guides) => {
      inHand = layers.get(layerId) ?? null;
      if (inHand) placeNode(inHand, placement);
      showGuides(guides);
      showOverlay(guides.length > 0);
    },
    end: () => {
      if (inHand) restNode(inHand);
      inHand = null;
      showGuides(NO_GUIDES);
      overlay?.setAttr('touching', false);
      showOverlay(Boolean(overlay?.getAttr('selection')));
      safeArea?.hide();
    },
  };
}
