import { type Finish, lightAcross, lightOn } from './light.ts';
import { type Context2d, traceOpening, traceOutline } from './shapes.ts';
import { type Solid, WALL_MM } from './solid.ts';
import type { Textures } from './textures.ts';
import {
  type Basis,
  basisOf,
  type Frame,
  facing,
  planeMatrix,
  type SeenFacet,
  seenFacets,
  type View,
} from './view.ts';

export interface Scene {
  readonly solid: Solid;
  readonly textures: Textures;
  readonly frame: Frame;
  readonly finish: Finish;
}

/** Paints the case as it is seen from here over the whole canvas. */
export function paintCase(context: CanvasRenderingContext2D, scene: Scene, view: View): void {
  const basis = basisOf(view);
  context.resetTransform();
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.imageSmoothingQuality = 'low';
  if (facing(basis) > 0) paintBack(context, scene, basis);
  else paintFront(context, scene, basis);
  for (const seen of seenFacets(scene.solid, basis)) {
    if (seen.facet.kind === 'printed') paintPrinted(context, scene, seen);
    else paintBare(context, scene, seen);
  }
  context.resetTransform();
}

/** Puts the origin at the corner of the phone's outline, on a plane `zMm` out of the middle of the case. */
function onPlane(context: Context2d, { solid, frame }: Scene, basis: Basis, zMm: number): void {
  context.setTransform(...planeMatrix(basis, zMm, frame));
  context.translate(-solid.geometry.widthMm / 2, -solid.geometry.heightMm / 2);
}

/** The cut wall of the case, seen round an opening. */
const WALL_COLOUR = '#cfc8bd';

/** The picture first, then the light on nothing but it; what lies deeper is put under what is there. */
function paintBack(context: Context2d, scene: Scene, basis: Basis): void {
  const { solid, textures } = scene;
  const { widthMm, heightMm, cutOuts } = solid.geometry;
  const half = solid.depthMm / 2;
  onPlane(context, scene, basis, half);
  context.drawImage(textures.face, 0, 0, widthMm, heightMm);
  context.globalCompositeOperation = 'source-atop';
  lightBack(context, scene, basis);
  const { glass } = textures;
  if (glass) {
    context.globalCompositeOperation = 'destination-over';
    onPlane(context, scene, basis, half - WALL_MM);
    context.drawImage(glass.canvas, glass.leftMm, glass.topMm, glass.widthMm, glass.heightMm);
    onPlane(context, scene, basis, half);
    context.beginPath();
    for (const cutOut of cutOuts) traceOpening(context, cutOut, -0.1);
    context.fillStyle = WALL_COLOUR;
    context.fill();
  }
  context.globalCompositeOperation = 'source-over';
}

/** How steeply the bright bar falls. */
const BAR_SLOPE = 0.2;

function lightBack(context: Context2d, { solid, finish }: Scene, basis: Basis): void {
  const stops = lightAcross(basis.sinYaw, basis.cosYaw, finish);
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return;
  const { widthMm, heightMm } = solid.geometry;
  const fall = heightMm * BAR_SLOPE;
  const startX = first.at * widthMm;
  const reach = (last.at - first.at) * widthMm;
  // Straight across but for the slope: the line of the gradient stands square on the bar.
  const lean = fall / heightMm;
  const part = 1 / (1 + lean * lean);
  const light = context.createLinearGradient(
    startX,
    heightMm / 2,
    startX + reach * part,
    heightMm / 2 + reach * lean * part,
  );
  for (const { at, colour } of stops) {
    light.addColorStop((at - first.at) / (last.at - first.at), colour);
  }
  context.fillStyle = light;
  // Where the ends are clear there is nothing to paint beyond them, and half of the back is left as it is.
  const clear = first.clear === true;
  const left = clear ? Math.max(startX - fall, 0) : 0;
  const right = clear ? Math.min(startX + reach + fall, widthMm) : widthMm;
  if (right > left) context.fillRect(left, 0, right - left, heightMm);
}

/** Pieces reach so far over their neighbours that no gap shows between them. In pixels of the picture. */
const OVERLAP_PX = 0.7;
/** A piece seen nearly edge-on would reach too far. In pixels of the texture. */
const MOST_OVERLAP_PX = 6;

function paintPrinted(context: Context2d, { textures, solid, frame, finish }: Scene, seen: SeenFacet): void {
  const { facet, corners, normal } = seen;
  const [a, b, c, d] = corners;
  const perMm = textures.band.width / solid.perimeterMm;
  const downPerMm = textures.band.height / Math.max(solid.geometry.wrapMm + solid.bevelMm, 0.5);
  const long = (facet.alongMm[1] - facet.alongMm[0]) * perMm;
  const wide = (facet.printMm[1] - facet.printMm[0]) * downPerMm;
  if (long < 1e-3 || wide < 1e-3) return;
  const { centreXPx, centreYPx, pixelsPerMm: scale } = frame;
  // Both of its long sides have a say: at a corner the one is longer than the other.
  const acrossX = (((b.x + c.x - a.x - d.x) / 2) * scale) / long;
  const acrossY = (((b.y + c.y - a.y - d.y) / 2) * scale) / long;
  const downX = (((d.x + c.x - a.x - b.x) / 2) * scale) / wide;
  const downY = (((d.y + c.y - a.y - b.y) / 2) * scale) / wide;
  const middleX = centreXPx + ((a.x + b.x + c.x + d.x) / 4) * scale;
  const middleY = centreYPx + ((a.y + b.y + c.y + d.y) / 4) * scale;
  context.setTransform(acrossX, acrossY, downX, downY, middleX, middleY);
  const overX = Math.min(OVERLAP_PX / Math.max(Math.hypot(acrossX, acrossY), 1e-3), MOST_OVERLAP_PX);
  const overY = Math.min(OVERLAP_PX / Math.max(Math.hypot(downX, downY), 1e-3), MOST_OVERLAP_PX);
  const [left, top] = [-long / 2 - overX, -wide / 2 - overY];
  const [width, height] = [long + 2 * overX, wide + 2 * overY];
  context.drawImage(
    textures.band,
    facet.alongMm[0] * perMm,
    (facet.printMm[0] + solid.bevelMm) * downPerMm,
    long,
    wide,
    left,
    top,
    width,
    height,
  );
  const { shade, shine } = lightOn(normal, finish);
  context.fillStyle = mixed(shade, shine);
  context.fillRect(left, top, width, height);
}

/** Black of one strength with white of another over it, as one colour. */
function mixed(shade: number, shine: number): string {
  const part = shine + shade * (1 - shine);
  const grey = part > 0 ? Math.round((255 * shine) / part) : 0;
  return `rgba(${grey}, ${grey}, ${grey}, ${part.toFixed(3)})`;
}

/** The clear rim of the case with the dark phone in it. */
const RIM_GREY = { dark: 120, light: 236 } as const;

function paintBare(context: Context2d, { frame, finish }: Scene, { corners, normal }: SeenFacet): void {
  const { centreXPx, centreYPx, pixelsPerMm: scale } = frame;
  const { shade, shine } = lightOn(normal, finish);
  const grey = RIM_GREY.light - (RIM_GREY.light - RIM_GREY.dark) * shade * 1.5 + 40 * shine;
  const colour = `rgb(${grey | 0}, ${(grey + 1) | 0}, ${(grey + 5) | 0})`;
  context.resetTransform();
  context.beginPath();
  for (const { x, y } of corners) context.lineTo(centreXPx + x * scale, centreYPx + y * scale);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = OVERLAP_PX;
  context.stroke();
}

const FRONT = { rim: '#d9d7d6', screenTop: '#2a2932', screenLow: '#121116', lipMm: 1.6 } as const;

/** The other side: the rim, and in it the phone's dark screen. */
function paintFront(context: Context2d, scene: Scene, basis: Basis): void {
  const { solid } = scene;
  const { geometry } = solid;
  onPlane(context, scene, basis, -solid.depthMm / 2);
  context.beginPath();
  traceOutline(context, geometry, solid.bevelMm);
  context.fillStyle = FRONT.rim;
  context.fill();
  const glass = context.createLinearGradient(0, 0, geometry.widthMm, geometry.heightMm);
  glass.addColorStop(0, FRONT.screenTop);
  glass.addColorStop(0.5, FRONT.screenLow);
  context.beginPath();
  traceOutline(context, geometry, solid.bevelMm + FRONT.lipMm);
  context.fillStyle = glass;
  context.fill();
}
