import Konva from 'konva';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../shared/domain/design.ts';
import { MM_PER_INCH } from '../../../shared/domain/print-size.ts';
import { bridge } from '../../bridge/connect.ts';
import { printArea } from '../geometry/areas.ts';
import { currentPhotos } from '../photos/photo-store.ts';
import { drawPrint } from '../print/draw-print.ts';
import { printJob } from '../print/print-job.ts';

/** Takes the design off the stage and off the print, at one and the same size, to lay them over each other. */

export interface Comparison {
  readonly comparedPixels: number;
  /** Differences are of one colour channel, from 0 to 255. */
  readonly mean: number;
  readonly largest: number;
  /** Part of the pixels that differ by more than 8. */
  readonly differing: number;
}

/** Edges of the case are softened on the stage and not in print: so many pixels beside them are not compared. */
const EDGE_PX = 3;

function currentStage(): Konva.Stage {
  const stage = Konva.stages[0];
  if (!stage) throw new Error('no stage');
  return stage;
}

interface Frame {
  readonly leftPx: number;
  readonly topPx: number;
  readonly pixelsPerMm: number;
}

/** Where the design lies on the stage, as the canvas itself has laid it out. */
function frameOf(stage: Konva.Stage): Frame {
  const layer = stage.findOne((node: Konva.Node) => typeof node.attrs.pixelsPerMm === 'number');
  const corner = layer?.getAbsolutePosition();
  if (!layer || !corner) throw new Error('nothing on the stage');
  return { leftPx: corner.x, topPx: corner.y, pixelsPerMm: layer.attrs.pixelsPerMm };
}

/** What the shopper sees of the design, without frame, guides and camera. */
function stagePicture(geometry: CaseGeometry, frame: Frame): OffscreenCanvas {
  const stage = currentStage();
  const [lower, active, upper, overlay] = stage.getLayers();
  const decoration = stage.findOne('.case-over');
  decoration?.hide();
  overlay?.hide();
  stage.draw();
  const area = printArea(geometry);
  const canvas = new OffscreenCanvas(
    Math.round(area.widthMm * frame.pixelsPerMm),
    Math.round(area.heightMm * frame.pixelsPerMm),
  );
  const context = canvas.getContext('2d');
  for (const layer of [lower, active, upper]) {
    if (layer) context?.drawImage(layer.getNativeCanvasElement(), -frame.leftPx, -frame.topPx);
  }
  decoration?.show();
  overlay?.show();
  stage.draw();
  return canvas;
}

/** The print at `dpi`, by the worker that draws every print, brought to the size of the stage. */
async function printPicture(
  design: Design,
  geometry: CaseGeometry,
  like: OffscreenCanvas,
  frame: Frame,
  dpi: number,
) {
  const fileUrl = (path: string): string => bridge().fileUrl(path);
  const job = await printJob(design, geometry, currentPhotos(), fileUrl, dpi);
  if (!job.ok) throw new Error(`${job.error.kind}: ${job.error.detail}`);
  const drawn = await drawPrint(job.value, {
    signal: new AbortController().signal,
    onPhotoLoaded: () => undefined,
  });
  if (!drawn.ok) throw new Error(`${drawn.error.kind}: ${drawn.error.detail}`);
  const print = await createImageBitmap(drawn.value);
  const canvas = new OffscreenCanvas(like.width, like.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  const scale = frame.pixelsPerMm / job.value.pixelsPerMm;
  context.drawImage(print, 0, 0, print.width * scale, print.height * scale);
  return canvas;
}

/** Which pixels lie well inside the case. */
function insideCase(geometry: CaseGeometry, like: OffscreenCanvas, frame: Frame): Uint8ClampedArray {
  const mask = new OffscreenCanvas(like.width, like.height).getContext('2d');
  if (!mask) throw new Error('no canvas');
  const { radiusMm } = printArea(geometry);
  mask.roundRect(
    EDGE_PX,
    EDGE_PX,
    like.width - 2 * EDGE_PX,
    like.height - 2 * EDGE_PX,
    radiusMm * frame.pixelsPerMm,
  );
  mask.fill();
  return mask.getImageData(0, 0, like.width, like.height).data;
}

const pixelsOf = (canvas: OffscreenCanvas): Uint8ClampedArray => {
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!data) throw new Error('no pixels');
  return data;
};

/**
 * Lays the stage over the print of `design`, which is the one on the stage unless a test wants to see a difference.
 * `dpi`: null for a print of the stage's own density, in which edges are softened alike, pixel for pixel.
 */
export async function comparePictures(
  design: Design,
  geometry: CaseGeometry,
  dpi: number | null = 300,
): Promise<Comparison> {
  const frame = frameOf(currentStage());
  const stage = stagePicture(geometry, frame);
  const print = await printPicture(design, geometry, stage, frame, dpi ?? frame.pixelsPerMm * MM_PER_INCH);
  const [seen, printed, inside] = [pixelsOf(stage), pixelsOf(print), insideCase(geometry, stage, frame)];
  let [sum, count, largest, differing] = [0, 0, 0, 0];
  for (let at = 0; at < seen.length; at += 4) {
    if (inside[at + 3] !== 255) continue;
    let worst = 0;
    for (let channel = 0; channel < 3; channel++) {
      const difference = Math.abs((seen[at + channel] ?? 0) - (printed[at + channel] ?? 0));
      sum += difference;
      worst = Math.max(worst, difference);
    }
    count++;
    largest = Math.max(largest, worst);
    if (worst > 8) differing++;
  }
  return { comparedPixels: count, mean: sum / (3 * count), largest, differing: differing / count };
}
