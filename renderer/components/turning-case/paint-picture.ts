import type { PaintPrint } from './textures.ts';

/** Paints the picture at this address over the whole print. */
export const paintPicture =
  (url: string): PaintPrint =>
  async (context) => {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, context.canvas.width, context.canvas.height);
  };
