import * as z from 'zod/mini';
import {
  type Template,
  type TemplateCategory,
  templateFileSchema,
  templateSchema,
} from '../../../../shared/domain/template.ts';

/** Names of what a template may use: whatever stands in the indexes of the assets. */
export interface KnownAssets {
  readonly fontIds: ReadonlySet<string>;
  readonly stickerIds: ReadonlySet<string>;
  readonly patternIds: ReadonlySet<string>;
}

/** All templates that can be offered. */
export interface TemplateShelf {
  readonly categories: readonly TemplateCategory[];
  readonly templates: readonly Template[];
}

/** What a template uses and nobody has, such as `font comic`. */
export function missingOf(template: Template, known: KnownAssets): string[] {
  const missing = new Set<string>();
  const need = (kind: string, ids: ReadonlySet<string>, id: string) => {
    if (!ids.has(id)) missing.add(`${kind} ${id}`);
  };
  if (template.background.kind === 'pattern') {
    need('pattern', known.patternIds, template.background.patternId);
  }
  for (const layer of template.layers) {
    if (layer.kind === 'sticker') need('sticker', known.stickerIds, layer.stickerId);
    if (layer.kind !== 'text') continue;
    for (const { fontId } of Object.values(layer.words)) need('font', known.fontIds, fontId);
  }
  return [...missing];
}

/** What is told when a template is left out: `id: reason`. */
export type Warn = (message: string) => void;

function readTemplate(stored: unknown, known: KnownAssets, warn: Warn): Template | null {
  const parsed = z.safeParse(templateSchema, stored);
  if (!parsed.success) {
    const named = z.safeParse(z.looseObject({ templateId: z.string() }), stored);
    warn(`${named.success ? named.data.templateId : 'a template'}: ${z.prettifyError(parsed.error)}`);
    return null;
  }
  const missing = missingOf(parsed.data, known);
  if (missing.length === 0) return parsed.data;
  warn(`${parsed.data.templateId}: there is no ${missing.join(', no ')}`);
  return null;
}

/**
 * The templates of these files, in their order. One that is not as it should be, or uses what is not there, is left
 * out: the shopper sees the others.
 */
export function readShelf(files: readonly unknown[], known: KnownAssets, warn: Warn): TemplateShelf {
  const categories: TemplateCategory[] = [];
  const templates: Template[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const parsed = z.safeParse(templateFileSchema, file);
    if (!parsed.success) {
      warn(`a file of templates: ${z.prettifyError(parsed.error)}`);
      continue;
    }
    const { category } = parsed.data;
    const found = parsed.data.templates
      .map((stored) => readTemplate(stored, known, warn))
      .filter((template): template is Template => template !== null)
      .filter((template) => {
        const isTwin = taken.has(template.templateId);
        if (isTwin) warn(`${template.templateId}: there are two of this name`);
        taken.add(template.templateId);
        return !isTwin;
      })
      .map((template) => ({ ...template, category: category.categoryId }));
    if (found.length > 0) categories.push(category);
    templates.push(...found);
  }
  return { categories, templates };
}
