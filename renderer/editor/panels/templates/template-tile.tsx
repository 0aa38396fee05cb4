import { memo, useEffect, useRef, useState } from 'react';
import { printableSizeMm } from '../../../../shared/domain/case-geometry.ts';
import type { Template } from '../../../../shared/domain/template.ts';
import { showBitmap } from '../../../components/show-bitmap.ts';
import { type ThumbnailSetting, thumbnailOf } from './thumbnail-queue.ts';

export interface TemplateTileProps {
  readonly template: Template;
  readonly setting: ThumbnailSetting;
  /** What it shows cannot be had. */
  readonly onBroken: (templateId: string) => void;
}

/** How far beside the visible part a tile is already drawn. */
const NEAR = '300px';

/** True once the element has come near the visible part of its list. */
function useNear(element: { readonly current: HTMLElement | null }): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current || near) return;
    const watch = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { root: current.closest('.template-scroll'), rootMargin: NEAR },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [element, near]);
  return near;
}

/** The picture for one tile to keep: the list's own is kept for the next time the tile comes into view. */
async function ownThumbnail(...asked: Parameters<typeof thumbnailOf>): Promise<ImageBitmap | null> {
  const picture = await thumbnailOf(...asked);
  return picture && createImageBitmap(picture);
}

/** One template on the shopper's own case. Who listens to the whole grid reads its `data-template`. */
export const TemplateTile = memo(function TemplateTile({ template, setting, onBroken }: TemplateTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(canvas);
  const { templateId, names } = template;
  const size = printableSizeMm(setting.geometry);
  useEffect(() => {
    if (!near) return;
    let wanted = true;
    ownThumbnail(template, setting, () => wanted).then(
      (picture) => {
        if (!wanted || !picture || !canvas.current) return picture?.close();
        showBitmap(canvas.current, picture);
        canvas.current.dataset.drawn = '';
      },
      (error: unknown) => {
        if (!wanted) return;
        console.warn(`template left out: ${templateId}: ${String(error)}`);
        onBroken(templateId);
      },
    );
    return () => {
      wanted = false;
    };
  }, [near, template, templateId, setting, onBroken]);
  return (
    <button
      type="button"
      className="template-tile"
      aria-label={names[setting.locale]}
      data-template={templateId}
      data-testid={`template-${templateId}`}
    >
      <canvas ref={canvas} style={{ aspectRatio: `${size.widthMm} / ${size.heightMm}` }} />
      <span className="template-name">{names[setting.locale]}</span>
    </button>
  );
});
