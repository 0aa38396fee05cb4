import { neededEighths, sizeInEighths } from './needed-size.ts';

/**
 * Decodes a photo upright, no larger than the print needs: a 48-megapixel original would take 190 MB in full. JPEG is
 * decoded straight at n/8 of its size. The caller closes the bitmap. Rejects when the bytes are no picture.
 */
export async function decodePhoto(
  bytes: Blob,
  original: { widthPx: number; heightPx: number },
  scale: number,
): Promise<ImageBitmap> {
  const eighths = neededEighths(scale);
  if (eighths === 8) return createImageBitmap(bytes, { imageOrientation: 'from-image' });
  const size = sizeInEighths(original, eighths);
  if (bytes.type === 'image/jpeg' && 'ImageDecoder' in globalThis) return decodeReduced(bytes, size);
  return createImageBitmap(bytes, {
    imageOrientation: 'from-image',
    resizeWidth: size.widthPx,
    resizeHeight: size.heightPx,
    resizeQuality: 'high',
  });
}

/** Chromium takes the largest n/8 whose area is not over what is asked for, so a turned picture needs no swap of sides. */
async function decodeReduced(bytes: Blob, size: { widthPx: number; heightPx: number }): Promise<ImageBitmap> {
  const decoder = new ImageDecoder({
    data: bytes.stream(),
    type: bytes.type,
    desiredWidth: size.widthPx,
    desiredHeight: size.heightPx,
  });
  try {
    const { image } = await decoder.decode();
    try {
      // The frame knows its turn by EXIF; the bitmap made from it is upright.
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}
