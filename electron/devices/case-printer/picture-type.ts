/** What a print is, by its first bytes. Production makes PNG and TIFF; documents are PDF. */
export function pictureTypeOf(picture: Uint8Array): {
  mediaType: 'image/png' | 'image/tiff' | 'application/pdf';
  ending: string;
} {
  const [first, second] = picture;
  if (first === 0x25 && second === 0x50) return { mediaType: 'application/pdf', ending: 'pdf' };
  const isTiff = (first === 0x49 && second === 0x49) || (first === 0x4d && second === 0x4d);
  return isTiff ? { mediaType: 'image/tiff', ending: 'tif' } : { mediaType: 'image/png', ending: 'png' };
}
