import { memo } from 'react';
import type { Photo } from '../../../../shared/contract/photos.ts';
import { bridge } from '../../../bridge/connect.ts';
import { CheckIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { currentDesign, setBackground } from '../../editor-store.ts';
import { usePhotos } from '../../photos/photo-store.ts';
import { Slider } from '../../tools/slider.tsx';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { drawBackground } from './paint.ts';
import { useBackground } from './use-background.ts';
import './choice.css';
import './tiles.css';
import './blur-tab.css';
import '../panel-none.css';

/** What a photo is blurred by until the shopper chooses, in millimetres of the case, and the least and most of it. */
const BLUR_MM = { first: 4, least: 0.5, most: 15, step: 0.5 } as const;

/** Another photo keeps the blur that was chosen. */
function paintPhoto(photoId: string): void {
  const { background } = currentDesign();
  const blurMm = background.kind === 'blurredPhoto' ? background.blurMm : BLUR_MM.first;
  setBackground({ kind: 'blurredPhoto', photoId, blurMm });
}

/** One of the shopper's photos, soft, under everything. */
export function BlurTab() {
  const { t } = useLanguage();
  const photos = usePhotos();
  const background = useBackground();
  const blurred = background.kind === 'blurredPhoto' ? background : null;
  const [shown, choose] = useAnswered(blurred?.photoId ?? '', paintPhoto);
  if (photos.length === 0)
    return (
      <p className="panel-none background-none" data-testid="blurred-none">
        {t('editor.background.noPhotos')}
      </p>
    );
  return (
    <div className="background-choice">
      <div className="background-scroll">
        <ul className="background-tiles background-photos" onKeyDown={walkTiles}>
          {photos.map((photo, index) => (
            <li key={photo.photoId}>
              <PhotoTile
                photo={photo}
                number={index + 1}
                pressed={photo.photoId === shown}
                onChoose={choose}
              />
            </li>
          ))}
        </ul>
      </div>
      {blurred && (
        <div className="background-settings">
          <Slider
            label={t('editor.background.blur')}
            min={BLUR_MM.least}
            max={BLUR_MM.most}
            step={BLUR_MM.step}
            value={blurred.blurMm}
            onChange={(blurMm) => drawBackground({ ...blurred, blurMm })}
            testId="blurred-blur"
          />
        </div>
      )}
    </div>
  );
}

interface PhotoTileProps {
  readonly photo: Photo;
  readonly number: number;
  readonly pressed: boolean;
  readonly onChoose: (photoId: string) => void;
}

const PhotoTile = memo(function PhotoTile({ photo, number, pressed, onChoose }: PhotoTileProps) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="background-tile background-photo"
      aria-label={t('editor.background.choosePhoto', { number })}
      aria-pressed={pressed}
      data-testid={`blurred-photo-${number}`}
      onClick={() => onChoose(photo.photoId)}
    >
      <img
        src={bridge().fileUrl(photo.screenPath)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
      />
      {pressed && <CheckIcon />}
    </button>
  );
});
