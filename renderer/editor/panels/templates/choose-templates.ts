import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { searchItems } from '../../../../shared/domain/sticker.ts';
import { slotsOf, type Template } from '../../../../shared/domain/template.ts';
import type { TemplateShelf } from './read-shelf.ts';
import { COLLAGE } from './use-template.ts';

/** Which templates the shopper looks at. */
export type TemplateChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'category'; readonly categoryId: string }
  | { readonly kind: 'search'; readonly query: string };

export const ALL_TEMPLATES: TemplateChoice = { kind: 'all' };

/** Collages for as many photos as are at hand come first; then those that are nearest to it. */
function forPhotos(collages: readonly Template[], photoCount: number): readonly Template[] {
  if (photoCount === 0) return collages;
  const misfit = (template: Template) => Math.abs(slotsOf(template).length - photoCount);
  return collages.toSorted((one, other) => misfit(one) - misfit(other));
}

/** The templates for a choice, in the order in which they are shown. A search also finds a kind of template by its name. */
export function templatesFor(
  { categories, templates }: TemplateShelf,
  choice: TemplateChoice,
  photoCount: number,
): readonly Template[] {
  switch (choice.kind) {
    case 'all':
      return templates;
    case 'category': {
      const found = templates.filter(({ category }) => category === choice.categoryId);
      return choice.categoryId === COLLAGE ? forPhotos(found, photoCount) : found;
    }
    case 'search': {
      const words = new Map(categories.map(({ categoryId, names }) => [categoryId, names]));
      const searched = templates.map((template) => {
        const names = words.get(template.category);
        const tags = {
          en: [...template.tags.en, ...(names?.en.toLowerCase().split(/\s+/) ?? [])],
          'zh-CN': [...template.tags['zh-CN'], ...(names ? [names['zh-CN']] : [])],
        };
        return { template, names: template.names, tags };
      });
      return searchItems(searched, choice.query).map(({ template }) => template);
    }
    default:
      return assertNever(choice);
  }
}
