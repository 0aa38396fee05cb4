import { type ComponentType, lazy, Suspense } from 'react';
import type { PanelName } from './panel-store.ts';

/** Each panel is fetched when it is first opened: the case comes first. */
const PANELS: Readonly<Record<PanelName, ComponentType>> = {
  text: lazy(async () => ({ default: (await import('./text/text-panel.tsx')).TextPanel })),
  stickers: lazy(async () => ({ default: (await import('./stickers/stickers-panel.tsx')).StickersPanel })),
  stickerColour: lazy(async () => ({
    default: (await import('./stickers/sticker-colour-panel.tsx')).StickerColourPanel,
  })),
  templates: lazy(async () => ({
    default: (await import('./templates/templates-panel.tsx')).TemplatesPanel,
  })),
  background: lazy(async () => ({
    default: (await import('./background/background-panel.tsx')).BackgroundPanel,
  })),
  layers: lazy(async () => ({ default: (await import('./layers/layers-panel.tsx')).LayersPanel })),
  look: lazy(async () => ({ default: (await import('./look/look-panel.tsx')).LookPanel })),
  crop: lazy(async () => ({ default: (await import('./crop/crop-panel.tsx')).CropPanel })),
  frame: lazy(async () => ({ default: (await import('./frame/frame-panel.tsx')).FramePanel })),
};

/** The panel that is open. */
export function OpenPanel({ name }: { readonly name: PanelName }) {
  const Panel = PANELS[name];
  return (
    <Suspense fallback={<div className="panel panel-loading" />}>
      <Panel />
    </Suspense>
  );
}
