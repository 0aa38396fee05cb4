import { useLanguage } from '../../state/language.ts';
import { useEditorStore } from '../editor-store.ts';
import { LockedPanel } from '../panels/locked-panel.tsx';
import { OpenPanel } from '../panels/open-panel.tsx';
import { type PanelName, usePanelStore } from '../panels/panel-store.ts';
import { useSelectedLayer } from './edit.ts';
import { LayerTools } from './layer-tools.tsx';
import { MainTools } from './main-tools.tsx';
import './tools.css';

export interface ToolBarProps {
  readonly onPhotos: () => void;
  readonly blank: boolean;
  /** What to say while nothing on the case can be printed; null: something can. */
  readonly hint: string | null;
}

/** Everything to touch beside the canvas: the open panel, or the tools of the selected layer over those of the case. */
export function ToolBar(props: ToolBarProps) {
  const panel = usePanelStore((state) => state.open);
  return <div className="tool-bar">{panel ? <Panel name={panel} /> : <ContextTools {...props} />}</div>;
}

/** Panels that change the selected layer. */
const OF_SELECTED: ReadonlySet<PanelName> = new Set(['look', 'crop', 'frame', 'stickerColour', 'text']);

function Panel({ name }: { readonly name: PanelName }) {
  const layer = useSelectedLayer();
  // The panel stays open, so that the case keeps its size while another layer is tried.
  if (layer?.locked && OF_SELECTED.has(name)) return <LockedPanel name={name} layerId={layer.layerId} />;
  return <OpenPanel name={name} />;
}

function ContextTools({ onPhotos, blank, hint }: ToolBarProps) {
  const { t } = useLanguage();
  const layer = useSelectedLayer();
  const layers = useEditorStore((state) => state.history.present.layers);
  const index = layer ? layers.indexOf(layer) : -1;
  return (
    <div
      className={['dock-tools-stack', !layer && 'dock-tools-free', blank && 'dock-tools-blank']
        .filter(Boolean)
        .join(' ')}
    >
      {layer ? (
        <LayerTools
          layer={layer}
          canGoBackward={index > 0}
          canGoForward={index < layers.length - 1}
          openPhotos={onPhotos}
        />
      ) : (
        <p className="tool-hint" {...(hint === null ? {} : { id: 'design-done-hint' })}>
          {hint ?? t('editor.tools.pick')}
        </p>
      )}
      <MainTools onPhotos={onPhotos} />
    </div>
  );
}
