/** Types that are decoded here. */
export type PictureType = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic';

/** What the first bytes of a file say about it. `foreignPicture`: a picture, but of a type that is not taken. */
export type FileKind = PictureType | 'foreignPicture' | 'notAPicture';

/** How many bytes `fileKindOf` wants to see. */
export const HEAD_BYTES = 64;

/** The first bytes, in Latin-1, of each type. `?` stands for any byte. */
const SIGNATURES: readonly (readonly [FileKind, string])[] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF????WEBP'],
  // TIFF, and the camera raws built on it
  ['foreignPicture', 'II*\0'],
  ['foreignPicture', 'MM\0*'],
  ['foreignPicture', 'BM????\0\0\0\0'],
  // JPEG XL (bare, and in a box), JPEG 2000, Photoshop, icon
  ['foreignPicture', '\xff\x0a'],
  ['foreignPicture', '\0\0\0\x0cJXL \r\n\x87\n'],
  ['foreignPicture', '\0\0\0\x0cjP  \r\n\x87\n'],
  ['foreignPicture', '8BPS'],
  ['foreignPicture', '\0\0\x01\0'],
];

/** AVIF and HEIC share one container; the brands tell which codec is inside. */
const AVIF_BRANDS = ['avif', 'avis'];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** Tells the type of a file by its first bytes. Names and declared types come from outside and are not asked. */
export function fileKindOf(head: Uint8Array): FileKind {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  const match = SIGNATURES.find(([, signature]) => startsLike(text, signature));
  return match ? match[0] : heifKindOf(text);
}

function startsLike(text: string, signature: string): boolean {
  return [...signature].every((wanted, index) => wanted === '?' || wanted === text[index]);
}

function heifKindOf(text: string): FileKind {
  if (text.slice(4, 8) !== 'ftyp') return 'notAPicture';
  const boxEnd = Math.min(text.charCodeAt(2) * 256 + text.charCodeAt(3), text.length);
  const brands = [text.slice(8, 12)];
  for (let offset = 16; offset + 4 <= boxEnd; offset += 4) brands.push(text.slice(offset, offset + 4));
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return 'avif';
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'heic' : 'notAPicture';
}
