import type { Adjustments, PhotoLayer } from '../../../../shared/domain/design.ts';
import { useLanguage } from '../../../state/language.ts';
import { changePhoto, useSelectedLayer } from '../../tools/edit.ts';
import { Slider } from '../../tools/slider.tsx';
import { PanelFrame } from '../panel-frame.tsx';
import './look.css';
import { LookTiles } from './look-tiles.tsx';

/** Colour treatments of the selected photo: a look, and three sliders for what the shopper wants otherwise. */
export function LookPanel() {
  const { t } = useLanguage();
  const layer = useSelectedLayer();
  return (
    <PanelFrame title={t('editor.panels.look')} testId="panel-look">
      {layer?.kind === 'photo' ? (
        <div className="look-panel">
          <LookTiles key={layer.layerId} photo={layer} />
          <AdjustmentSliders photo={layer} />
        </div>
      ) : (
        <p className="panel-empty">{t('editor.tools.pickPhoto')}</p>
      )}
    </PanelFrame>
  );
}

const ADJUSTMENTS = ['brightness', 'contrast', 'saturation'] as const satisfies (keyof Adjustments)[];

/** Sliders count in hundredths, as people do. */
const PARTS = 100;

function AdjustmentSliders({ photo }: { readonly photo: PhotoLayer }) {
  const { t } = useLanguage();
  const { layerId, adjustments } = photo;
  return (
    <div className="look-sliders">
      {ADJUSTMENTS.map((name) => {
        const value = Math.round(adjustments[name] * PARTS);
        return (
          <Slider
            key={name}
            label={t(`editor.look.${name}`)}
            value={value}
            min={-PARTS}
            max={PARTS}
            step={2}
            resetTo={0}
            valueText={value > 0 ? `+${value}` : String(value)}
            testId={`slider-${name}`}
            onChange={(next) =>
              changePhoto(
                layerId,
                (one) => ({ ...one, adjustments: { ...one.adjustments, [name]: next / PARTS } }),
                `look ${layerId} ${name}`,
              )
            }
          />
        );
      })}
    </div>
  );
}
