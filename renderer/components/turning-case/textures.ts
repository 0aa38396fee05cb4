import { type CaseGeometry, type CutOut, printableSizeMm } from '../../../shared/domain/case-geometry.ts';
import { type LensPlace, lensesIn } from './lens-layout.ts';
import { type Context2d, hiddenContext, traceOpening, traceOutline } from './shapes.ts';
import { placesAlong, type Solid } from './solid.ts';

/** All that a case is painted from, prepared once. */
export interface Textures {
  readonly pixelsPerMm: number;
  /** The flat back, its openings left out. Its corner is that of the phone's outline. */
  readonly face: OffscreenCanvas;
  /** The edge unrolled: along the outline to the right, away from the back downwards. */
  readonly band: OffscreenCanvas;
  /** What is behind the openings; null where there are none. */
  readonly glass: GlassTexture | null;
}

/** Only as large as it must be: what is transparent costs as much as what is not. */
export interface GlassTexture extends Box {
  readonly canvas: OffscreenCanvas;
}

/** In the phone's own millimetres. */
interface Box {
  readonly leftMm: number;
  readonly topMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Paints the print over the whole canvas, which has `pixelsPerMm`. */
export type PaintPrint = (
  context: OffscreenCanvasRenderingContext2D,
  pixelsPerMm: number,
) => void | Promise<void>;

/** More than this is not seen, and has to be moved in every frame. */
const MOST_PIXELS_PER_MM = 9;

/** Prepares a case of this print to be painted at so many pixels per millimetre. */
export async function prepareTextures(
  solid: Solid,
  paintPrint: PaintPrint,
  wishedPixelsPerMm: number,
): Promise<Textures> {
  const { geometry } = solid;
  const pixelsPerMm = Math.min(wishedPixelsPerMm, MOST_PIXELS_PER_MM);
  const size = printableSizeMm(geometry);
  // It is read back for the edge, and a canvas that is read is better kept out of the graphics card.
  const print = hiddenContext(size.widthMm * pixelsPerMm, size.heightMm * pixelsPerMm, {
    willReadFrequently: true,
  });
  await paintPrint(print, pixelsPerMm);
  return {
    pixelsPerMm,
    face: faceOf(solid, print.canvas, pixelsPerMm),
    band: bandOf(solid, print, pixelsPerMm),
    glass: glassOf(geometry, pixelsPerMm),
  };
}

/** A bright line where the case was cut open for the camera. */
const CUT_EDGE = { widthMm: 0.35, colour: 'rgba(255, 255, 255, 0.4)' } as const;

function faceOf({ geometry, bevelMm }: Solid, print: OffscreenCanvas, scale: number): OffscreenCanvas {
  const { widthMm, heightMm, wrapMm, cutOuts } = geometry;
  const context = hiddenContext(widthMm * scale, heightMm * scale);
  const { width, height } = context.canvas;
  context.drawImage(print, -wrapMm * scale, -wrapMm * scale);
  context.scale(width / widthMm, height / heightMm);
  context.beginPath();
  for (const cutOut of cutOuts) traceOpening(context, cutOut);
  context.lineWidth = 2 * CUT_EDGE.widthMm;
  context.strokeStyle = CUT_EDGE.colour;
  context.stroke();
  context.globalCompositeOperation = 'destination-out';
  context.fillStyle = '#000';
  context.fill();
  context.globalCompositeOperation = 'destination-in';
  context.beginPath();
  traceOutline(context, geometry, bevelMm);
  context.fill();
  return context.canvas;
}

/** The picture round the edge, pixel by pixel: no other way follows the corners. */
function bandOf(
  { geometry, bevelMm, perimeterMm }: Solid,
  print: OffscreenCanvasRenderingContext2D,
  scale: number,
): OffscreenCanvas {
  const { width, height } = print.canvas;
  const source = new Uint32Array(print.getImageData(0, 0, width, height).data.buffer);
  const { widthMm, heightMm } = printableSizeMm(geometry);
  const context = hiddenContext(perimeterMm * scale, Math.max(geometry.wrapMm + bevelMm, 0.5) * scale);
  const { width: long, height: wide } = context.canvas;
  const image = context.createImageData(long, wide);
  const target = new Uint32Array(image.data.buffer);
  const place = placesAlong(geometry);
  for (let column = 0; column < long; column++) {
    const alongMm = ((column + 0.5) / long) * perimeterMm;
    // The way out is straight: its two ends say where all of it is.
    const [innerX, innerY] = place(alongMm, -bevelMm);
    const [outerX, outerY] = place(alongMm, geometry.wrapMm);
    for (let row = 0; row < wide; row++) {
      const part = (row + 0.5) / wide;
      const x = Math.floor((innerX + (outerX - innerX) * part + widthMm / 2) * scale);
      const y = Math.floor((innerY + (outerY - innerY) * part + heightMm / 2) * scale);
      const [column0, row0] = [Math.min(Math.max(x, 0), width - 1), Math.min(Math.max(y, 0), height - 1)];
      target[row * long + column] = source[row0 * width + column0] ?? 0;
    }
  }
  context.putImageData(image, 0, 0);
  return context.canvas;
}

const GLASS = {
  plate: '#1c1b21',
  plateLight: '#3a3841',
  rim: '#514e5a',
  lens: '#0c0c11',
  shine: 'rgba(150, 170, 215, 0.5)',
} as const;

function boxRound(cutOuts: readonly CutOut[]): Box {
  const boxes = cutOuts.map((cutOut) =>
    cutOut.kind === 'lens'
      ? {
          xMm: cutOut.centreXMm - cutOut.radiusMm,
          yMm: cutOut.centreYMm - cutOut.radiusMm,
          widthMm: 2 * cutOut.radiusMm,
          heightMm: 2 * cutOut.radiusMm,
        }
      : cutOut,
  );
  const leftMm = Math.min(...boxes.map(({ xMm }) => xMm));
  const topMm = Math.min(...boxes.map(({ yMm }) => yMm));
  return {
    leftMm,
    topMm,
    widthMm: Math.max(...boxes.map(({ xMm, widthMm }) => xMm + widthMm)) - leftMm,
    heightMm: Math.max(...boxes.map(({ yMm, heightMm }) => yMm + heightMm)) - topMm,
  };
}

function glassOf({ cutOuts }: CaseGeometry, scale: number): GlassTexture | null {
  if (cutOuts.length === 0) return null;
  const box = boxRound(cutOuts);
  const context = hiddenContext(box.widthMm * scale, box.heightMm * scale);
  context.scale(context.canvas.width / box.widthMm, context.canvas.height / box.heightMm);
  context.translate(-box.leftMm, -box.topMm);
  for (const cutOut of cutOuts) {
    paintPlate(context, cutOut);
    for (const lens of lensesIn(cutOut)) paintLens(context, lens);
  }
  return { ...box, canvas: context.canvas };
}

/** A little larger than the hole, so that nothing else is seen from the side. */
const PLATE_INSET_MM = 0.25;

function paintPlate(context: Context2d, cutOut: CutOut): void {
  const [x, y, reach] =
    cutOut.kind === 'lens'
      ? [cutOut.centreXMm - cutOut.radiusMm, cutOut.centreYMm - cutOut.radiusMm, 2 * cutOut.radiusMm]
      : [cutOut.xMm, cutOut.yMm, Math.max(cutOut.widthMm, cutOut.heightMm)];
  const light = context.createLinearGradient(x, y, x + reach, y + reach);
  light.addColorStop(0, GLASS.plateLight);
  light.addColorStop(0.55, GLASS.plate);
  context.beginPath();
  traceOpening(context, cutOut, PLATE_INSET_MM);
  context.fillStyle = light;
  context.fill();
}

function paintLens(context: Context2d, { xMm: x, yMm: y, radiusMm: radius }: LensPlace): void {
  if (radius <= 0) return;
  const disc = (part: number, style: string | CanvasGradient): void => {
    context.beginPath();
    context.arc(x, y, radius * part, 0, 2 * Math.PI);
    context.fillStyle = style;
    context.fill();
  };
  disc(1, GLASS.rim);
  disc(0.88, GLASS.lens);
  const shine = context.createRadialGradient(x - radius * 0.25, y - radius * 0.3, 0, x, y, radius * 0.6);
  shine.addColorStop(0, GLASS.shine);
  shine.addColorStop(0.5, 'rgba(60, 62, 110, 0.35)');
  shine.addColorStop(1, 'rgba(12, 12, 17, 0)');
  disc(0.6, shine);
}
