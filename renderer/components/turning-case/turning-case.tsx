import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { type BoxSize, useBoxSize } from '../../editor/canvas/use-box-size.ts';
import { useLanguage } from '../../state/language.ts';
import { CaseOutline } from '../case-outline.tsx';
import { takeInvitation } from './invitation-store.ts';
import type { Finish } from './light.ts';
import type { PaintPrint } from './textures.ts';
import './turning-case.css';
import { TurningControls } from './turning-controls.tsx';
import { useScene } from './use-scene.ts';
import { useTurntable } from './use-turntable.ts';
import { basisOf, facing, type View } from './view.ts';

export interface TurningCaseProps {
  readonly geometry: CaseGeometry;
  /** Paints the print. It must stay one and the same function while the print does. */
  readonly paintPrint: PaintPrint;
  /** What a screen reader says. */
  readonly label: string;
  readonly testId?: string;
}

/** More pixels than this nobody sees in a picture that moves. */
const MOST_PIXEL_RATIO = 2;

function inScreenPixels(size: BoxSize): BoxSize {
  const ratio = Math.min(window.devicePixelRatio, MOST_PIXEL_RATIO);
  return { widthPx: Math.round(size.widthPx * ratio), heightPx: Math.round(size.heightPx * ratio) };
}

/** The finished case, turned by a finger, the mouse or the arrow keys. */
export function TurningCase({ geometry, paintPrint, label, testId = 'turning-case' }: TurningCaseProps) {
  const { t } = useLanguage();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [finish, setFinish] = useState<Finish>('glossy');
  const box = useBoxSize(stage);
  const size = useMemo(() => box && inScreenPixels(box), [box]);
  const { scene, failed } = useScene(geometry, paintPrint, size, finish);
  const [view, setView] = useState<View | null>(null);
  const turntable = useTurntable(canvas, setView);
  const ready = scene !== null;
  useEffect(() => {
    if (scene && canvas.current) turntable.current?.show(scene);
  }, [scene, turntable]);
  useEffect(() => {
    if (ready && takeInvitation()) turntable.current?.invite();
  }, [ready, turntable]);
  if (failed) return <CaseOutline geometry={geometry} label={label} />;
  return (
    <div className="turning">
      <div
        ref={stage}
        className="turning-stage"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={-180}
        aria-valuemax={180}
        aria-valuenow={Math.round(turnOf(view))}
        aria-valuetext={t(`turning.seen.${sideOf(view)}`)}
        data-testid={testId}
        data-ready={ready}
      >
        <canvas ref={canvas} width={size?.widthPx ?? 1} height={size?.heightPx ?? 1} />
      </div>
      <TurningControls
        finish={finish}
        onFinish={setFinish}
        onBack={() => turntable.current?.showBack()}
        onSide={() => turntable.current?.showSide()}
      />
    </div>
  );
}

/** Between -180 and 180 degrees. */
const turnOf = (view: View | null): number => {
  const turn = ((view?.yawDeg ?? 0) % 360) + 540;
  return (turn % 360) - 180;
};

/** Which side is seen the most of. */
function sideOf(view: View | null): 'back' | 'left' | 'right' | 'front' {
  if (!view) return 'back';
  const basis = basisOf(view);
  if (Math.abs(basis.sinYaw) > 0.77) return basis.sinYaw > 0 ? 'left' : 'right';
  return facing(basis) > 0 ? 'back' : 'front';
}
