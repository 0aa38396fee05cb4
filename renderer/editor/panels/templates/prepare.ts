import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../../shared/domain/design.ts';
import type { AssetLocale } from '../../../../shared/domain/sticker.ts';
import type { Palette, Template } from '../../../../shared/domain/template.ts';
import { type DrawAssets, NO_ASSETS } from '../../draw/draw-assets.ts';
import { loadTextFonts, useFontStore } from '../../draw/fonts.ts';
import { loadPattern, loadSticker } from '../../draw/load-vectors.ts';
import { measureOnCanvas } from '../../draw/measure-text.ts';
import { needsOf } from '../../draw/needs.ts';
import { textBlockEm } from '../../draw/text-layout.ts';
import { layTemplate, type TextLook } from './lay-template.ts';

/** What needs to be loaded before a template can be laid out and drawn as it is meant. */

/** Loads the fonts of its words: a block of words is as large as its letters. Rejects when one cannot be had. */
export async function loadWords({ layers }: Template, locale: AssetLocale): Promise<void> {
  const words = layers.flatMap((layer) => (layer.kind === 'text' ? [layer.words[locale]] : []));
  await Promise.all(words.map(({ fontId, text }) => loadTextFonts(fontId, text)));
}

/** The fonts must be loaded. */
export function measureText(look: TextLook): { readonly widthEm: number; readonly heightEm: number } {
  const font = useFontStore.getState().fonts.get(look.fontId);
  if (!font) throw new Error(`font ${look.fontId} is not loaded`);
  return textBlockEm(look, font, measureOnCanvas);
}

/** The template as a design for this case, once its fonts are there. Rejects when one cannot be had. */
export async function designOf(
  template: Template,
  geometry: CaseGeometry,
  locale: AssetLocale,
  palette: Palette | undefined = template.palettes[0],
): Promise<Design> {
  if (!palette) throw new Error(`${template.templateId} has no colours`);
  const [{ stickerAspect }] = await Promise.all([import('./template-files.ts'), loadWords(template, locale)]);
  return layTemplate(template, geometry, { locale, palette, measureText, stickerAspect });
}

const loadAll = async <Value>(
  ids: ReadonlySet<string>,
  load: (id: string) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> =>
  new Map(await Promise.all([...ids].map(async (id) => [id, await load(id)] as const)));

/** All that the design is drawn from, but for its photos. Rejects when something cannot be had. */
export async function assetsFor(design: Design): Promise<DrawAssets> {
  const { stickerIds, patternIds, texts } = needsOf(design);
  const [stickers, patterns] = await Promise.all([
    loadAll(stickerIds, loadSticker),
    loadAll(patternIds, loadPattern),
    ...[...texts].map(([fontId, text]) => loadTextFonts(fontId, text)),
  ]);
  return { ...NO_ASSETS, stickers, patterns, fonts: useFontStore.getState().fonts };
}
