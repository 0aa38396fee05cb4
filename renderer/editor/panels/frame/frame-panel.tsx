import { useLanguage } from '../../../state/language.ts';
import { changeLayer } from '../../editor-store.ts';
import { useSelectedLayer } from '../../tools/edit.ts';
import { Slider } from '../../tools/slider.tsx';
import { PanelFrame } from '../panel-frame.tsx';
import { BorderTools } from './border-tools.tsx';
import './frame.css';
import { ShapeTiles } from './shape-tiles.tsx';

/** Less would look like a layer that was lost. */
const LEAST_OPACITY = 0.1;
const PARTS = 100;

/** What a photo is cut to, its border, and, of all kinds of layers, how much of what lies below shines through. */
export function FramePanel() {
  const { t } = useLanguage();
  const layer = useSelectedLayer();
  const framed = layer?.kind === 'photo' || layer?.kind === 'slot' ? layer : null;
  return (
    <PanelFrame
      title={t(layer && !framed ? 'editor.tools.style' : 'editor.panels.frame')}
      testId="panel-frame"
    >
      {layer ? (
        <div className="frame-panel">
          {framed && <ShapeTiles key={framed.layerId} layer={framed} />}
          <div className="frame-tools">
            {framed && <BorderTools layer={framed} />}
            <OpacitySlider layerId={layer.layerId} opacity={layer.opacity} />
          </div>
        </div>
      ) : (
        <p className="panel-empty">{t('editor.tools.pickAny')}</p>
      )}
    </PanelFrame>
  );
}

function OpacitySlider({ layerId, opacity }: { readonly layerId: string; readonly opacity: number }) {
  const { t } = useLanguage();
  const value = Math.round(opacity * PARTS);
  return (
    <Slider
      label={t('editor.frame.opacity')}
      value={value}
      min={LEAST_OPACITY * PARTS}
      max={PARTS}
      step={1}
      resetTo={PARTS}
      valueText={`${value} %`}
      testId="slider-opacity"
      onChange={(next) =>
        changeLayer(layerId, (layer) => ({ ...layer, opacity: next / PARTS }), `opacity ${layerId}`)
      }
    />
  );
}
