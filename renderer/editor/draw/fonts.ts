import * as z from 'zod/mini';
import { create } from 'zustand';
import {
  type DesignFont,
  designFontIndexSchema,
  type FontFaceSource,
  missingCharacters,
  parseUnicodeRange,
} from '../../../shared/domain/design-font.ts';
import { facesFor, loadFaces } from './load-faces.ts';

/** The fonts that shoppers write with, on the page. The print worker is told its faces (print/print-job.ts). */

/** Fonts that can be drawn by now. Another map whenever another file has come. */
export const useFontStore = create<{ readonly fonts: ReadonlyMap<string, DesignFont> }>()(() => ({
  fonts: new Map(),
}));

let index: Promise<ReadonlyMap<string, DesignFont>> | null = null;

async function readIndex(): Promise<ReadonlyMap<string, DesignFont>> {
  const { default: file } = await import('../../../assets/fonts/index.json');
  const { fonts } = z.parse(designFontIndexSchema, file);
  return new Map(fonts.map((font) => [font.fontId, font]));
}

/** All fonts, by id, in the order in which they are offered. */
export function loadFontIndex(): Promise<ReadonlyMap<string, DesignFont>> {
  index ??= readIndex().catch((error: unknown) => {
    index = null;
    throw error;
  });
  return index;
}

/** A font, those that stand behind it, and the files of all of them. */
export interface FontStack {
  readonly font: DesignFont;
  readonly fonts: readonly DesignFont[];
  /** Addresses are absolute. */
  readonly faces: readonly FontFaceSource[];
  /** Code points that the files lack although their ranges promise them. */
  readonly absent: ReadonlySet<number>;
}

const stacks = new Map<string, Promise<FontStack>>();

async function readStack(fontId: string): Promise<FontStack> {
  const all = await loadFontIndex();
  const font = all.get(fontId);
  if (!font) throw new Error(`no font ${fontId}`);
  const fonts = [fontId, ...font.fallbacks].flatMap((id) => all.get(id) ?? []);
  const { listFontFaces } = await import('../../../assets/fonts/font-faces.ts');
  const faces = (await Promise.all(fonts.map(listFontFaces))).flat();
  const absolute = faces.map((face) => ({ ...face, url: new URL(face.url, location.href).href }));
  return { font, fonts, faces: absolute, absent: await readAbsent(fontId) };
}

/** As counted from the files themselves (absent-characters.test.ts). */
async function readAbsent(fontId: string): Promise<ReadonlySet<number>> {
  const { default: file } = await import('./absent-characters.json');
  const ranges = new Map(Object.entries(file)).get(fontId);
  return ranges ? codesOf(ranges) : new Set();
}

function codesOf(unicodeRange: string): ReadonlySet<number> {
  const codes = new Set<number>();
  for (const { from, to } of parseUnicodeRange(unicodeRange)) {
    for (let code = from; code <= to; code++) codes.add(code);
  }
  return codes;
}

/** Rejects when there is no such font. */
export function loadFontStack(fontId: string): Promise<FontStack> {
  const known = stacks.get(fontId) ?? readStack(fontId);
  stacks.set(fontId, known);
  return known.catch((error: unknown) => {
    stacks.delete(fontId);
    throw error;
  });
}

const loadedUrls = new Set<string>();

/** Its words are left out of the drawing rather than shown in some font of the machine's. */
function dropFont(fontId: string): void {
  const { fonts } = useFontStore.getState();
  if (fonts.has(fontId))
    useFontStore.setState({ fonts: new Map([...fonts].filter(([id]) => id !== fontId)) });
}

/**
 * Registers and loads the faces in which these words are written, those of fallback fonts included. Rejects when the
 * font is unknown or a file of it cannot be had.
 */
export async function loadTextFonts(fontId: string, text: string): Promise<void> {
  const { font, faces } = await loadFontStack(fontId);
  const needed = facesFor(text, faces);
  try {
    await loadFaces(needed);
  } catch (error) {
    dropFont(fontId);
    throw error;
  }
  const { fonts } = useFontStore.getState();
  const isNews = !fonts.has(fontId) || needed.some(({ url }) => !loadedUrls.has(url));
  for (const { url } of needed) loadedUrls.add(url);
  if (isNews) useFontStore.setState({ fonts: new Map(fonts).set(fontId, font) });
}

/** Characters of the text that the fonts of the stack cannot write, each once: some font of the machine's would step in. */
export function unwritableIn(text: string, stack: FontStack): readonly string[] {
  const absent = [...new Set(text)].filter((character) => stack.absent.has(character.codePointAt(0) ?? 0));
  return [...new Set([...missingCharacters(text, stack), ...absent])];
}

/** Characters that neither the font nor its fallbacks can write, each once. Rejects when there is no such font. */
export async function missingIn(fontId: string, text: string): Promise<readonly string[]> {
  return unwritableIn(text, await loadFontStack(fontId));
}
