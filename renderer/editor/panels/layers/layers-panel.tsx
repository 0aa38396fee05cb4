import { useRef } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { useDrawAssets } from '../../draw/assets-store.ts';
import { moveLayerTo, useEditorStore } from '../../editor-store.ts';
import { usePhotos } from '../../photos/photo-store.ts';
import { PanelFrame } from '../panel-frame.tsx';
import { layerName } from './layer-name.ts';
import { LayerRow } from './layer-row.tsx';
import './layers.css';
import { useRowDrag } from './use-row-drag.ts';

/** All that lies on the case, the topmost first. */
export function LayersPanel() {
  const { t } = useLanguage();
  const layers = useEditorStore((state) => state.history.present.layers);
  const selectedLayerId = useEditorStore((state) => state.selectedLayerId);
  const photos = usePhotos();
  const assets = useDrawAssets();
  const list = useRef<HTMLUListElement>(null);
  const last = layers.length - 1;
  // The list runs from the topmost down, the document from the lowest up.
  const drag = useRowDrag(list, (from, to) => {
    const layer = layers[last - from];
    if (layer) moveLayerTo(layer.layerId, last - to);
  });
  return (
    <PanelFrame title={t('editor.panels.layers')} testId="panel-layers">
      {layers.length === 0 ? (
        <p className="panel-empty">{t('editor.layers.none')}</p>
      ) : (
        <ul ref={list} className="layers">
          {layers.toReversed().map((layer, fromTop) => (
            <LayerRow
              key={layer.layerId}
              layer={layer}
              name={layerName(layer, photos, t)}
              index={last - fromTop}
              isTopmost={fromTop === 0}
              selected={layer.layerId === selectedLayerId}
              assets={assets}
              drag={drag}
            />
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}
