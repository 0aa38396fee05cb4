import { type MouseEvent, memo, useCallback, useRef } from 'react';
import type { Template } from '../../../../shared/domain/template.ts';
import { afterPaint } from '../../../components/after-paint.ts';
import { walkTiles } from '../grid-arrows.ts';
import { TemplateTile } from './template-tile.tsx';
import type { ThumbnailSetting } from './thumbnail-queue.ts';
import { layTemplateOnCase } from './use-template.ts';

export interface TemplateGridProps {
  readonly templates: readonly Template[];
  readonly setting: ThumbnailSetting;
  readonly onBroken: (templateId: string) => void;
}

/** The tile answers by itself, in the very frame of the tap: no other tile is drawn anew for its sake. */
function markChosen(grid: Element, tile: HTMLElement): void {
  for (const other of grid.querySelectorAll('[data-chosen]')) delete (other as HTMLElement).dataset.chosen;
  tile.dataset.chosen = '';
}

/** Templates to touch. One listener for all tiles. */
export const TemplateGrid = memo(function TemplateGrid({ templates, setting, onBroken }: TemplateGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const takeTemplate = useCallback(
    ({ target }: MouseEvent<HTMLElement>) => {
      const tile = target instanceof Element ? target.closest('button') : null;
      const template = templates.find(({ templateId }) => templateId === tile?.dataset.template);
      if (!tile || !template || !grid.current) return;
      markChosen(grid.current, tile);
      afterPaint(() => void layTemplateOnCase(template, setting.photos));
    },
    [templates, setting],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the buttons in it
    <div ref={grid} className="template-grid" onClick={takeTemplate} onKeyDown={walkTiles}>
      {templates.map((template) => (
        <TemplateTile key={template.templateId} template={template} setting={setting} onBroken={onBroken} />
      ))}
    </div>
  );
});
