/** What a print picture is, by its first bytes. Production makes these two kinds and no other. */
export function pictureTypeOf(picture: Uint8Array): {
  mediaType: 'image/png' | 'image/tiff';
  ending: string;
} {
  const [first, second] = picture;
  const isTiff = (first === 0x49 && second === 0x49) || (first === 0x4d && second === 0x4d);
  return isTiff ? { mediaType: 'image/tiff', ending: 'tif' } : { mediaType: 'image/png', ending: 'png' };
}
