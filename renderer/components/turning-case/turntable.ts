import {
  advance,
  dragBy,
  goalOf,
  INVITATION,
  KEY_STEP_DEG,
  LEFT_SIDE,
  letGo,
  type Motion,
  nudge,
  REST,
  RIGHT_SIDE,
  STRAIGHT,
  settle,
  stillAt,
  turnTo,
} from './motion.ts';
import { paintCase, type Scene } from './paint-case.ts';
import type { View } from './view.ts';

/** After a pause of the page the case does not leap. */
const LONGEST_STEP_MS = 50;

const KEYS: Readonly<Record<string, readonly [yaw: number, pitch: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface TurntableOptions {
  /** Nothing is to move by itself. */
  readonly calm: boolean;
  /** The case has come to rest. Never called while it moves: nothing else is to work then. */
  readonly onView: (view: View) => void;
}

/** Turns the case under the fingers. It paints only when the case has moved, and asks for no frame while it rests. */
export class Turntable {
  readonly #canvas: HTMLCanvasElement;
  readonly #options: TurntableOptions;
  #scene: Scene | null = null;
  #motion: Motion = stillAt(REST);
  #painted: View | null = null;
  #frame: number | null = null;
  #lastMs = 0;
  #finger: { readonly id: number; readonly x: number; readonly y: number; readonly atMs: number } | null =
    null;

  constructor(canvas: HTMLCanvasElement, options: TurntableOptions) {
    this.#canvas = canvas;
    this.#options = options;
  }

  /** What is to be shown: at once, as a size or finish that changed is no movement. */
  show(scene: Scene): void {
    this.#scene = scene;
    this.#painted = null;
    this.#paint();
    if (this.#motion.kind === 'still') this.#options.onView(this.#motion.view);
  }

  /** Shows by one small turn that the case can be turned. */
  invite(): void {
    if (!this.#options.calm) this.#set(turnTo(stillAt(INVITATION), REST));
  }

  showBack(): void {
    this.#set(turnTo(this.#motion, STRAIGHT));
  }

  /** One side, and when asked again the other. */
  showSide(): void {
    const other = Math.sin((goalOf(this.#motion).yawDeg * Math.PI) / 180) < -0.8;
    this.#set(turnTo(this.#motion, other ? LEFT_SIDE : RIGHT_SIDE));
  }

  /** True if the key was meant for the case. */
  press(key: string): boolean {
    const way = KEYS[key];
    if (way) this.#set(nudge(this.#motion, way[0] * KEY_STEP_DEG, way[1] * KEY_STEP_DEG));
    else if (key === 'Home') this.#set(turnTo(this.#motion, REST));
    else return false;
    return true;
  }

  fingerDown(id: number, x: number, y: number, atMs: number): void {
    if (this.#finger) return;
    this.#finger = { id, x, y, atMs };
    this.#set(dragBy(this.#motion, 0, 0, 0));
  }

  fingerMove(id: number, x: number, y: number, atMs: number): void {
    const last = this.#finger;
    if (last?.id !== id) return;
    const width = Math.max(this.#canvas.clientWidth, 1);
    this.#set(dragBy(this.#motion, (x - last.x) / width, (y - last.y) / width, atMs - last.atMs));
    this.#finger = { id, x, y, atMs };
  }

  /** A finger that rested before it left has not thrown the case. */
  fingerUp(id: number, atMs: number): void {
    const last = this.#finger;
    if (last?.id !== id) return;
    this.#finger = null;
    const rested = atMs - last.atMs > 80;
    this.#set(letGo(rested ? dragBy(this.#motion, 0, 0, 0) : this.#motion));
  }

  stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #set(motion: Motion): void {
    this.#motion = this.#options.calm ? settle(motion) : motion;
    this.#frame ??= requestAnimationFrame(this.#onFrame);
  }

  readonly #onFrame = (nowMs: number): void => {
    this.#frame = null;
    const elapsedMs = this.#lastMs === 0 ? 0 : Math.min(nowMs - this.#lastMs, LONGEST_STEP_MS);
    this.#motion = advance(this.#motion, elapsedMs);
    this.#paint();
    const resting = this.#motion.kind === 'still' || this.#motion.kind === 'held';
    this.#lastMs = resting ? 0 : nowMs;
    if (this.#motion.kind === 'still') this.#options.onView(this.#motion.view);
    if (!resting) this.#frame = requestAnimationFrame(this.#onFrame);
  };

  #paint(): void {
    const { view } = this.#motion;
    const context = this.#canvas.getContext('2d');
    if (!this.#scene || !context) return;
    if (this.#painted?.yawDeg === view.yawDeg && this.#painted.pitchDeg === view.pitchDeg) return;
    this.#painted = view;
    paintCase(context, this.#scene, view);
  }
}
