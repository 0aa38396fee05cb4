import { useState } from 'react';
import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { Crop, PhotoLayer } from '../../../../shared/domain/design.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { endOngoing, useEditorStore } from '../../editor-store.ts';
import { printArea } from '../../geometry/areas.ts';
import { usePicturesStore } from '../../photos/pictures-store.ts';
import { changePhoto, useSelectedLayer } from '../../tools/edit.ts';
import { ResetIcon } from '../../tools/icons.tsx';
import { Slider } from '../../tools/slider.tsx';
import { PanelFrame } from '../panel-frame.tsx';
import './crop.css';
import { cropTo, mostZoom, WHOLE, zoomOf, zoomTo } from './crop-maths.ts';
import { CropStage } from './crop-stage.tsx';
import { withCrop } from './crop-view.ts';

/** Which part of the selected photo is shown. Its place on the case, which stays in view, is kept. */
export function CropPanel() {
  const { t } = useLanguage();
  const layer = useSelectedLayer();
  const photo = layer?.kind === 'photo' ? layer : null;
  const picture = usePicturesStore(({ pictures }) => (photo ? (pictures.get(photo.photoId) ?? null) : null));
  return (
    <PanelFrame
      title={t('editor.panels.crop')}
      testId="panel-crop"
      tall
      head={photo && <p className="crop-hint">{t('editor.crop.hint')}</p>}
    >
      {photo && picture ? (
        <CropTools key={photo.layerId} photo={photo} picture={picture} />
      ) : (
        <p className="panel-empty">{t(photo ? 'editor.crop.loading' : 'editor.tools.pickPhoto')}</p>
      )}
    </PanelFrame>
  );
}

const SHAPES = ['free', 'square', 'portrait', 'tall', 'case'] as const;
type Shape = (typeof SHAPES)[number];

/** Width over height; null: any. A photo that lies on its side has the case's proportions on its side, too. */
function aspectFor(shape: Shape, geometry: CaseGeometry | null, rotationDeg: number): number | null {
  switch (shape) {
    case 'free':
      return null;
    case 'square':
      return 1;
    case 'portrait':
      return 3 / 4;
    case 'tall':
      return 9 / 16;
    case 'case': {
      if (!geometry) return null;
      const { widthMm, heightMm } = printArea(geometry);
      const lies = Math.round(rotationDeg / 90) % 2 !== 0;
      return lies ? heightMm / widthMm : widthMm / heightMm;
    }
  }
}

function CropTools({ photo, picture }: { readonly photo: PhotoLayer; readonly picture: ImageBitmap }) {
  const { t } = useLanguage();
  const geometry = useEditorStore((state) => state.geometry);
  const [shape, setShape] = useState<Shape>('free');
  const { layerId, crop } = photo;
  const change = (next: Crop, ongoing: string | null): void =>
    changePhoto(layerId, (one) => withCrop(one, picture, next), ongoing);
  const choose = (chosen: Shape): void => {
    setShape(chosen);
    endOngoing();
    const aspect = aspectFor(chosen, geometry, photo.rotationDeg);
    if (aspect !== null) change(cropTo(crop, picture, aspect), null);
  };
  const reset = (): void => {
    setShape('free');
    endOngoing();
    change(WHOLE, null);
  };
  const zoom = zoomOf(crop);
  return (
    <div className="crop-panel">
      <CropStage
        photo={photo}
        picture={picture}
        free={shape === 'free'}
        onCrop={(next) => change(next, `crop ${layerId}`)}
      />
      <div className="crop-side">
        <fieldset className="crop-shapes">
          <legend className="panel-label">{t('editor.crop.shape')}</legend>
          {SHAPES.map((name) => (
            <button
              key={name}
              type="button"
              className="crop-shape"
              aria-pressed={name === shape}
              data-testid={`crop-${name}`}
              onClick={() => choose(name)}
            >
              {t(`editor.crop.${name}`)}
            </button>
          ))}
        </fieldset>
        <Slider
          label={t('editor.crop.zoom')}
          // Evenly by feel: each step enlarges by the same part.
          value={Math.log2(zoom)}
          min={0}
          max={Math.log2(Math.max(mostZoom(crop), 1.01))}
          step={0.01}
          valueText={`${Math.round(zoom * 100)} %`}
          testId="slider-zoom"
          onChange={(next) => change(zoomTo(crop, 2 ** next), `crop zoom ${layerId}`)}
        />
        <Button className="crop-reset" testId="crop-reset" onPress={reset}>
          <ResetIcon />
          {t('editor.crop.reset')}
        </Button>
      </div>
    </div>
  );
}
