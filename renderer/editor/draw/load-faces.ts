import { type FontFaceSource, faceFamily, parseUnicodeRange } from '../../../shared/domain/design-font.ts';

/** Registers and loads font files, on the page and in the print worker alike. */

/** The page's fonts, or the worker's. */
const scopeFonts = (): FontFaceSet => (globalThis as { fonts?: FontFaceSet }).fonts ?? document.fonts;

const loading = new Map<string, Promise<void>>();

async function loadFace({ fontId, weightRange, unicodeRange, url }: FontFaceSource): Promise<void> {
  const face = new FontFace(faceFamily(fontId), `url("${url}")`, { weight: weightRange, unicodeRange });
  await face.load();
  scopeFonts().add(face);
}

/** Each file once per scope. Rejects when one cannot be had; another call tries it again. */
export async function loadFaces(faces: readonly FontFaceSource[]): Promise<void> {
  await Promise.all(
    faces.map((face) => {
      const known = loading.get(face.url) ?? loadFace(face);
      loading.set(face.url, known);
      return known.catch((cause: unknown) => {
        loading.delete(face.url);
        throw new Error(`font ${face.fontId}: ${String(cause)}`);
      });
    }),
  );
}

/**
 * The faces that these words could need. The space is always among them: the face that has it tells a canvas the
 * measures of the whole font.
 */
export function facesFor(text: string, faces: readonly FontFaceSource[]): FontFaceSource[] {
  const codes = [...new Set(`${text} `)].map((character) => character.codePointAt(0) ?? 0);
  return faces.filter((face) =>
    parseUnicodeRange(face.unicodeRange).some(({ from, to }) =>
      codes.some((code) => from <= code && code <= to),
    ),
  );
}
