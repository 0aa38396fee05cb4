import { type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { scaleBy } from '../commands/arrange.ts';
import {
  arrangeSelected,
  commitPlacement,
  currentDesign,
  endOngoing,
  redo,
  selectLayer,
  undo,
  useEditorStore,
} from '../editor-store.ts';
import type { Viewport } from '../geometry/viewport.ts';
import { listenForGestures } from '../gesture/listen.ts';
import { listenForWheel } from '../gesture/listen-wheel.ts';
import { targetAt } from '../gesture/target.ts';
import type { GestureEffect } from '../gesture/types.ts';
import type { LiveStage } from './live-stage.ts';

/** Two fingers take the last step back, three bring it again. */
function tapFingers(count: number): void {
  if (count === 2) undo();
  if (count === 3) redo();
}

function carryOut(effect: GestureEffect, live: LiveStage, onDoubleTap: (layerId: string) => void): void {
  switch (effect.kind) {
    case 'selected':
      selectLayer(effect.layerId);
      return;
    case 'doubleTapped':
      onDoubleTap(effect.layerId);
      return;
    case 'fingersTapped':
      tapFingers(effect.count);
      return;
    case 'grabbed':
      // At once: the layer must be on its own canvas before the first move.
      flushSync(() => selectLayer(effect.layerId));
      live.begin();
      return;
    case 'moved':
      live.move(effect.layerId, effect.placement, effect.guides);
      return;
    case 'released':
      live.end();
      commitPlacement(effect.layerId, effect.placement);
      return;
    default:
      assertNever(effect);
  }
}

/** A wheel needs no selection where there is only one thing to scale. */
function selectForWheel(): void {
  const { selectedLayerId } = useEditorStore.getState();
  const [only, ...others] = currentDesign().layers;
  if (!selectedLayerId && only && others.length === 0) selectLayer(only.layerId);
}

/**
 * Lets fingers, mouse and wheel work on the surface. When the stage changes its size in mid-gesture, the gesture ends:
 * its fingers would lie elsewhere on the design.
 */
export function useGestures(
  surface: RefObject<HTMLElement | null>,
  geometry: CaseGeometry,
  viewport: Viewport | null,
  live: LiveStage,
  onDoubleTap: (layerId: string) => void,
): void {
  useEffect(() => {
    const element = surface.current;
    if (!element || !viewport) return;
    const stage = { viewport, geometry };
    const endGestures = listenForGestures({
      surface: element,
      geometry,
      viewport,
      targetAt: (point) => targetAt(currentDesign(), useEditorStore.getState().selectedLayerId, stage, point),
      carryOut: (effect) => carryOut(effect, live, onDoubleTap),
    });
    const endWheel = listenForWheel({
      surface: element,
      viewport,
      scale: (factor, about) => {
        selectForWheel();
        arrangeSelected(scaleBy(factor, about), 'wheel');
      },
      rest: endOngoing,
    });
    return () => {
      endGestures();
      endWheel();
    };
  }, [surface, geometry, viewport, live, onDoubleTap]);
}
