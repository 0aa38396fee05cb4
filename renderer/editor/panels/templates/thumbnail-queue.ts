import type { Photo } from '../../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { AssetLocale } from '../../../../shared/domain/sticker.ts';
import type { Template } from '../../../../shared/domain/template.ts';
import { registerStore } from '../../../state/registry.ts';
import { fillSlots } from '../../commands/slots.ts';
import { drawThumbnail } from './draw-thumbnail.ts';
import { assetsFor, designOf } from './prepare.ts';
import { smallPhoto } from './small-photos.ts';
import { COLLAGE } from './use-template.ts';

/** Draws the pictures of templates one after the other, when the page has nothing better to do, and keeps them. */

/** What all pictures of the list are drawn for. Pictures for another setting are freed. */
export interface ThumbnailSetting {
  readonly geometry: CaseGeometry;
  readonly locale: AssetLocale;
  /** In the order in which they fill slots. */
  readonly photos: readonly Photo[];
  readonly widthPx: number;
}

/** A page that is never idle draws one picture so often all the same. */
const LATEST_DRAW_MS = 120;

const keyOf = ({ geometry, locale, photos, widthPx }: ThumbnailSetting): string =>
  [geometry.caseId, locale, widthPx, ...photos.map(({ photoId }) => photoId)].join(' ');

let currentKey = '';
let pictures = new Map<string, ImageBitmap>();
let last: Promise<unknown> = Promise.resolve();

function startAnew(key: string): void {
  const gone = pictures;
  currentKey = key;
  pictures = new Map();
  for (const picture of gone.values()) picture.close();
}
registerStore(() => startAnew(''));

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: LATEST_DRAW_MS });
  });

/** All that the picture needs, laid out and loaded. Fonts and photos come for many pictures at once. */
async function ready(template: Template, { geometry, locale, photos }: ThumbnailSetting) {
  const laid = await designOf(template, geometry, locale);
  const design = fillSlots(laid, photos, { repeats: template.category === COLLAGE });
  const assets = await assetsFor(design);
  const small = await Promise.all(
    photos.map(async (photo) => [photo.photoId, (await smallPhoto(photo))?.picture ?? null] as const),
  );
  const shown = small.flatMap(([photoId, picture]) => (picture ? [[photoId, picture] as const] : []));
  return { design, assets: { ...assets, photos: new Map(shown) } };
}

/**
 * The picture of a template; kept until the setting changes, so do not close it. Rejects when something that it shows
 * cannot be had. `isWanted` is asked when its turn comes: null where nobody wants it any more.
 */
export async function thumbnailOf(
  template: Template,
  setting: ThumbnailSetting,
  isWanted: () => boolean,
): Promise<ImageBitmap | null> {
  const key = keyOf(setting);
  if (key !== currentKey) startAnew(key);
  const kept = pictures;
  const known = kept.get(template.templateId);
  if (known) return known;
  const { design, assets } = await ready(template, setting);
  const turn = last.then(async () => {
    await whenIdle();
    const drawn = kept.get(template.templateId);
    if (drawn || !isWanted() || kept !== pictures) return drawn ?? null;
    const picture = drawThumbnail(design, setting.geometry, assets, setting.widthPx);
    kept.set(template.templateId, picture);
    return picture;
  });
  last = turn.catch(() => undefined);
  return turn;
}
