import * as z from 'zod/mini';
import {
  type CaseGeometry,
  caseFileSchema,
  caseGeometrySchema,
} from '../../../../shared/domain/case-geometry.ts';
import type { Palette, Template } from '../../../../shared/domain/template.ts';
import type { LaySettings, TextLook } from './lay-template.ts';
import { readTemplateFiles, siblingsOf, stickerAspect } from './template-files.ts';

/** What the tests of the templates share: every template, every phone. Not part of the product. */

const caseFiles = import.meta.glob<unknown>('../../../../assets/cases/*.json', {
  import: 'default',
  eager: true,
});

/** The phones of all brands, and the stand-in for unknown ones. */
export const allCases: readonly CaseGeometry[] = Object.values(caseFiles).flatMap((file) => {
  const single = z.safeParse(caseGeometrySchema, file);
  return single.success ? [single.data] : z.parse(caseFileSchema, file).cases;
});

/** What was left out while reading; nothing should be. */
export const warnings: string[] = [];
export const shelf = readTemplateFiles((message) => warnings.push(message));

/** About what letters measure: a Chinese character is one em wide, a Latin letter a good half. */
export function measureText({ text, letterSpacingEm, lineHeightEm }: TextLook) {
  const lines = text.split('\n');
  const widthOf = (line: string) =>
    [...line].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.58) + letterSpacingEm, 0);
  return { widthEm: Math.max(...lines.map(widthOf)), heightEm: 1 + (lines.length - 1) * lineHeightEm };
}

export function settingsFor(template: Template, locale: LaySettings['locale'] = 'en'): LaySettings {
  const palette: Palette | undefined = template.palettes[0];
  if (!palette) throw new Error(`${template.templateId} has no colours`);
  return { locale, palette, measureText, stickerAspect };
}

export const surpriseAssets = { shelf, siblingsOf, measureText, stickerAspect, locale: 'en' } as const;
