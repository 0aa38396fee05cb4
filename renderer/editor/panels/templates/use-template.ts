import type { Photo } from '../../../../shared/contract/photos.ts';
import type { Template } from '../../../../shared/domain/template.ts';
import { showNotice } from '../../../state/notice-store.ts';
import { currentLocale } from '../../../state/session-store.ts';
import { dealPhotos, fillSlots } from '../../commands/slots.ts';
import { currentDesign, replaceDesign, useEditorStore } from '../../editor-store.ts';
import { currentPhotos } from '../../photos/photo-store.ts';
import { designOf } from './prepare.ts';

/** Collages are never left with an empty place while there is a photo: the photos come again. */
export const COLLAGE = 'collage';

/** The template that was touched last: of two quick taps the second counts, whichever font comes first. */
let latest: Template | null = null;

/** Lays a template on the case, these photos in its slots. One step to undo, whatever lay there before. */
export async function layTemplateOnCase(template: Template, photos: readonly Photo[]): Promise<void> {
  const { geometry } = useEditorStore.getState();
  if (!geometry) return;
  latest = template;
  try {
    const laid = await designOf(template, geometry, currentLocale());
    if (latest !== template || useEditorStore.getState().geometry !== geometry) return;
    // A photo may have been erased while a font was on its way.
    const kept = new Set(currentPhotos());
    const left = photos.filter((photo) => kept.has(photo));
    replaceDesign(fillSlots(laid, left, { repeats: template.category === COLLAGE }));
  } catch (error) {
    console.error(`template ${template.templateId}`, error);
    showNotice({ tone: 'error', key: 'editor.templates.failed' });
  }
}

/** Puts the photos of the case into each other's places: every press moves each on by one. */
export function shufflePhotos(): void {
  const design = currentDesign();
  const shown = design.layers.flatMap((layer) => (layer.kind === 'photo' ? [layer.photoId] : []));
  const known = new Map(currentPhotos().map((photo) => [photo.photoId, photo]));
  const next = [...shown.slice(1), ...shown.slice(0, 1)].flatMap((photoId) => known.get(photoId) ?? []);
  if (next.length > 1) replaceDesign(dealPhotos(design, next));
}
