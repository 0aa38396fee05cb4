import { createRoot } from 'react-dom/client';
import { type Design, emptyDesign, type PhotoLayer, PLAIN_PHOTO } from '../../../shared/domain/design.ts';
import '../../components/base.css';
import { chooseModel } from '../../state/choose-model.ts';
import { loadLanguage } from '../../state/language.ts';
import { DesignCanvas } from '../canvas/design-canvas.tsx';
import { NO_ASSETS } from '../draw/draw-assets.ts';
import { openDesign, selectLayer, useEditorStore } from '../editor-store.ts';
import { viewportFor } from '../geometry/viewport.ts';
import { beginHistory } from '../history/history.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';
import { createPlainCanvas } from './plain-canvas.ts';
import { sampleModel } from './sample-model.ts';

/** A crowded design, moved once by the editor and once by a plain canvas, frame by frame. For e2e/bench. */

export type Mover = 'editor' | 'plain';
export type Gesture = 'drag' | 'pinch';

const STAGE = { widthPx: 1080, heightPx: 1180 } as const;
const OTHERS = 20;
const { geometry } = sampleModel;

async function picture(widthPx: number, heightPx: number): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  for (let at = 0; at < 400; at++) {
    context.fillStyle = `hsl(${(at * 47) % 360} 60% ${30 + ((at * 13) % 45)}%)`;
    context.fillRect((at * 97) % widthPx, (at * 61) % heightPx, widthPx / 6, heightPx / 9);
  }
  return createImageBitmap(canvas);
}

const layer = (layerId: string, photoId: string, at: Partial<PhotoLayer>): PhotoLayer => ({
  kind: 'photo',
  layerId,
  photoId,
  centreXMm: 38,
  centreYMm: 76,
  widthMm: 205,
  heightMm: 154,
  rotationDeg: 0,
  ...PLAIN_PHOTO,
  ...at,
});

/** A screen-sized copy of a 12-megapixel photo in the middle of the stack, ten small pictures below, ten above. */
function crowdedDesign(): Design {
  const small = Array.from({ length: OTHERS }, (_, index) =>
    layer(`small-${index}`, `small-${index % 4}`, {
      centreXMm: 10 + ((index * 17) % 60),
      centreYMm: 12 + ((index * 31) % 130),
      widthMm: 22,
      heightMm: 16,
      rotationDeg: (index * 37) % 180,
    }),
  );
  const layers = [...small.slice(0, OTHERS / 2), layer('moving', 'large', {}), ...small.slice(OTHERS / 2)];
  return { ...emptyDesign(geometry.caseId), background: { kind: 'colour', colour: '#f6ecdc' }, layers };
}

await loadLanguage('en');
const design = crowdedDesign();
const pictures = new Map<string, ImageBitmap>([['large', await picture(1600, 1200)]]);
for (let index = 0; index < 4; index++) pictures.set(`small-${index}`, await picture(320, 240));

chooseModel(sampleModel);
openDesign(geometry, null);
usePicturesStore.setState({ pictures });

/** Every run begins with the same design: what the last one did to it is gone. */
function layOut(): void {
  useEditorStore.setState({ history: beginHistory(design) });
  selectLayer('moving');
}
layOut();

const root = document.getElementById('root');
if (!root) throw new Error('no root');
root.style.cssText = `position: relative; display: flex; width: ${STAGE.widthPx}px; height: 1240px`;
const plain = createPlainCanvas(
  design,
  'moving',
  { ...NO_ASSETS, photos: pictures },
  viewportFor(geometry, STAGE, 30),
);
const editor = document.createElement('div');
editor.style.cssText = 'display: flex; flex: 1';
createRoot(editor).render(<DesignCanvas geometry={geometry} />);

function show(mover: Mover): void {
  root?.replaceChildren(mover === 'editor' ? editor : plain.element);
}

/** Where the fingers are in frame `at`: a drag to and fro, or a pinch that opens, closes and turns. */
function fingersAt(gesture: Gesture, at: number): { x: number; y: number }[] {
  const swing = Math.sin(at / 12);
  if (gesture === 'drag') return [{ x: 540 + 90 * swing, y: 560 + 140 * Math.sin(at / 17) }];
  const [reach, turn] = [170 + 70 * swing, Math.sin(at / 23)];
  const [dx, dy] = [reach * Math.cos(turn), reach * Math.sin(turn)];
  return [
    { x: 540 - dx, y: 560 - dy },
    { x: 540 + dx, y: 560 + dy },
  ];
}

function editorMover(gesture: Gesture): { move: (at: number) => void; end: () => void } {
  const surface = editor.querySelector<HTMLElement>('[data-testid="design-canvas"]');
  if (!surface) throw new Error('no canvas');
  // Pointers that a script makes cannot be captured.
  surface.setPointerCapture = () => undefined;
  const send = (type: string, at: number): void => {
    fingersAt(gesture, at).forEach(({ x, y }, pointerId) => {
      const place = { pointerId: pointerId + 1, pointerType: 'touch', clientX: x, clientY: y };
      surface.dispatchEvent(new PointerEvent(type, { ...place, button: type === 'pointermove' ? -1 : 0 }));
    });
  };
  send('pointerdown', 0);
  return { move: (at) => send('pointermove', at), end: () => send('pointerup', 0) };
}

function plainMover(gesture: Gesture): { move: (at: number) => void; end: () => void } {
  const [base] = [layer('moving', 'large', {})];
  const move = (at: number): void => {
    const [one, other] = fingersAt(gesture, at);
    if (!one) return;
    if (!other) {
      plain.draw({ centreXMm: 38 + (one.x - 540) / 7, centreYMm: 76 + (one.y - 560) / 7 });
      return;
    }
    const scale = Math.hypot(other.x - one.x, other.y - one.y) / 340;
    const rotationDeg = (Math.atan2(other.y - one.y, other.x - one.x) * 180) / Math.PI;
    plain.draw({ widthMm: base.widthMm * scale, heightMm: base.heightMm * scale, rotationDeg });
  };
  return { move, end: () => undefined };
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The editor lays its stage out anew each time that it is shown, and takes no finger before. */
async function shown(mover: Mover): Promise<void> {
  layOut();
  show(mover);
  if (mover === 'editor') while (!editor.querySelector('canvas')) await nextFrame();
  // Its effects, which listen for fingers, come after the frame that shows it.
  for (let frame = 0; frame < 3; frame++) await nextFrame();
}

/** Milliseconds from each frame to the next while the gesture goes on. Throws if it has moved nothing. */
async function run(mover: Mover, gesture: Gesture, frames: number): Promise<number[]> {
  await shown(mover);
  const { move, end } = mover === 'editor' ? editorMover(gesture) : plainMover(gesture);
  const gaps: number[] = [];
  let last = performance.now();
  for (let at = 1; at <= frames; at++) {
    move(at);
    await nextFrame();
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  end();
  if (mover === 'editor' && useEditorStore.getState().history.past.length === 0) {
    throw new Error(`the ${gesture} has moved nothing`);
  }
  return gaps;
}

const bench = { run };
export type GestureBench = typeof bench;
Object.assign(window, { bench });
