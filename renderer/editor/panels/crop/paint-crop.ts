import type { Crop } from '../../../../shared/domain/design.ts';
import { type CropWindow, cornersOf, pictureUnder, type ViewSize } from './crop-view.ts';

const COLOURS = {
  veil: 'rgba(29, 27, 34, 0.62)',
  line: '#ffffff',
  third: 'rgba(255, 255, 255, 0.45)',
} as const;

export interface CropScene {
  readonly picture: ImageBitmap;
  /** Of the picture as it is seen. */
  readonly crop: Crop;
  readonly mirrored: boolean;
  readonly window: CropWindow;
  /** Its corners can be drawn. */
  readonly free: boolean;
}

function paintThirds(
  context: CanvasRenderingContext2D,
  { leftPx, topPx, widthPx, heightPx }: CropWindow,
): void {
  context.beginPath();
  for (const part of [1 / 3, 2 / 3]) {
    context.moveTo(leftPx + widthPx * part, topPx);
    context.lineTo(leftPx + widthPx * part, topPx + heightPx);
    context.moveTo(leftPx, topPx + heightPx * part);
    context.lineTo(leftPx + widthPx, topPx + heightPx * part);
  }
  context.lineWidth = 1;
  context.strokeStyle = COLOURS.third;
  context.stroke();
}

/** The picture, what is cut off under a veil, and the window's frame. */
export function paintCrop(context: CanvasRenderingContext2D, view: ViewSize, scene: CropScene): void {
  const { picture, crop, mirrored, window, free } = scene;
  const lies = pictureUnder(window, crop);
  context.clearRect(0, 0, view.widthPx, view.heightPx);
  context.save();
  context.imageSmoothingQuality = 'medium';
  context.translate(lies.leftPx, lies.topPx);
  if (mirrored) {
    context.translate(lies.widthPx, 0);
    context.scale(-1, 1);
  }
  context.drawImage(picture, 0, 0, lies.widthPx, lies.heightPx);
  context.restore();
  context.beginPath();
  context.rect(0, 0, view.widthPx, view.heightPx);
  context.rect(window.leftPx, window.topPx, window.widthPx, window.heightPx);
  context.fillStyle = COLOURS.veil;
  context.fill('evenodd');
  paintThirds(context, window);
  context.lineWidth = 2.5;
  context.strokeStyle = COLOURS.line;
  context.strokeRect(window.leftPx, window.topPx, window.widthPx, window.heightPx);
  if (!free) return;
  context.fillStyle = COLOURS.line;
  for (const { xPx, yPx } of Object.values(cornersOf(window))) {
    context.beginPath();
    context.arc(xPx, yPx, 12, 0, 2 * Math.PI);
    context.fill();
  }
}
