import type { Photo } from '../../../../shared/contract/photos.ts';
import { currentLocale } from '../../../state/session-store.ts';
import { currentDesign, replaceDesign, useEditorStore } from '../../editor-store.ts';
import { currentPhotos } from '../../photos/photo-store.ts';
import { type SurprisePhoto, surprise, surpriseTemplate } from './make-surprise.ts';
import { photosAtHand } from './photos-at-hand.ts';
import { loadWords, measureText } from './prepare.ts';
import type { TemplateShelf } from './read-shelf.ts';
import { loadShelf } from './shelf.ts';
import { smallPhoto } from './small-photos.ts';

export { surprise } from './make-surprise.ts';

const anySeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** So often another seed is tried, so that two surprises in a row are not the same template. */
const MOST_TRIES = 12;
let lastTemplateId: string | null = null;

function freshSeed(photoCount: number, shelf: TemplateShelf): number {
  let seed = anySeed();
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    if (surpriseTemplate(seed, photoCount, shelf).templateId !== lastTemplateId) break;
    seed = anySeed();
  }
  return seed;
}

const withHue = async (photo: Photo): Promise<SurprisePhoto> => ({
  ...photo,
  hueDeg: (await smallPhoto(photo))?.hueDeg ?? null,
});

/**
 * Puts a surprise on the case, as one step that can be undone. `seed`: any number, left out for another design each
 * time. Rejects when its fonts cannot be had; the design is then as it was.
 */
export async function surpriseMe(seed?: number): Promise<void> {
  const { geometry, history } = useEditorStore.getState();
  if (!geometry) return;
  const { shelf, stickerAspect, siblingsOf } = await loadShelf();
  const photos = await Promise.all(photosAtHand(currentDesign(), currentPhotos()).map(withHue));
  const chosen = seed ?? freshSeed(photos.length, shelf);
  const template = surpriseTemplate(chosen, photos.length, shelf);
  const locale = currentLocale();
  await loadWords(template, locale);
  // Whoever drew on or left meanwhile goes first.
  const now = useEditorStore.getState();
  if (now.geometry !== geometry || now.history.present !== history.present) return;
  lastTemplateId = template.templateId;
  replaceDesign(
    surprise(chosen, photos, geometry, { shelf, siblingsOf, locale, measureText, stickerAspect }),
  );
}
