import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { useEditorStore } from '../editor-store.ts';
import { OpenPanel } from '../panels/open-panel.tsx';
import { usePanelStore } from '../panels/panel-store.ts';
import { usePhotos } from '../photos/photo-store.ts';
import { BackgroundTools } from './background-tools.tsx';
import { HistoryTools } from './history-tools.tsx';
import { PhotosIcon } from './icons.tsx';
import { LayerTools } from './layer-tools.tsx';
import './tools.css';

/** Everything to touch beside the canvas: for the selected photo, or, where none is, for the case. */
export function ToolBar({ onPhotos }: { readonly onPhotos: () => void }) {
  const panel = usePanelStore((state) => state.open);
  return (
    <div className="tool-bar">
      {panel ? <OpenPanel name={panel} /> : <ContextTools />}
      <div className="tool-row">
        <PhotosButton onPress={onPhotos} />
        <HistoryTools />
      </div>
    </div>
  );
}

function ContextTools() {
  const { t } = useLanguage();
  const { layers, background } = useEditorStore((state) => state.history.present);
  const selectedLayerId = useEditorStore((state) => state.selectedLayerId);
  const index = layers.findIndex((layer) => layer.layerId === selectedLayerId);
  if (layers.length === 0) {
    return (
      <p id="design-done-hint" className="tool-hint">
        {t('editor.doneHint')}
      </p>
    );
  }
  if (index < 0) return <BackgroundTools colour={background.kind === 'colour' ? background.colour : null} />;
  return (
    <LayerTools
      stacked={layers.length > 1}
      canGoBackward={index > 0}
      canGoForward={index < layers.length - 1}
    />
  );
}

function PhotosButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useLanguage();
  const { length: count } = usePhotos();
  return (
    <Button
      className="photos-button"
      testId="design-photo"
      label={count > 0 ? t('editor.photoCount', { count }) : t('editor.photos')}
      onPress={onPress}
    >
      <PhotosIcon />
      {t('editor.photos')}
      {count > 0 && <span className="photos-count">{count}</span>}
    </Button>
  );
}
