import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Look, PhotoLayer } from '../../../../shared/domain/design.ts';
import { useLanguage } from '../../../state/language.ts';
import { LOOKS } from '../../draw/look-recipes.ts';
import { usePicturesStore } from '../../photos/pictures-store.ts';
import { changePhoto } from '../../tools/edit.ts';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { paintThumb, plainThumb, THUMB_PX } from './look-thumbs.ts';
import '../tile-row.css';

/** The shopper's own photo in every look. */
export function LookTiles({ photo }: { readonly photo: PhotoLayer }) {
  const { layerId, photoId, crop, mirrored } = photo;
  const picture = usePicturesStore(({ pictures }) => pictures.get(photoId) ?? null);
  const plain = useMemo(() => picture && plainThumb(picture, crop, mirrored), [picture, crop, mirrored]);
  const apply = useCallback((look: Look) => changePhoto(layerId, (one) => ({ ...one, look })), [layerId]);
  const [shown, choose] = useAnswered(photo.look, apply);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead from tile to tile, which are buttons themselves
    <div className="tile-row looks" onKeyDown={walkTiles}>
      {LOOKS.map((look) => (
        <LookTile key={look} look={look} plain={plain} pressed={look === shown} onPick={choose} />
      ))}
    </div>
  );
}

interface LookTileProps {
  readonly look: Look;
  readonly plain: ImageData | null;
  readonly pressed: boolean;
  readonly onPick: (look: Look) => void;
}

const LookTile = memo(function LookTile({ look, plain, pressed, onPick }: LookTileProps) {
  const { t } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && plain) paintThumb(canvas.current, plain, look);
  }, [plain, look]);
  return (
    <button
      type="button"
      className="look"
      aria-pressed={pressed}
      data-testid={`look-${look}`}
      onClick={() => onPick(look)}
    >
      <canvas ref={canvas} width={THUMB_PX} height={THUMB_PX} />
      <span>{t(`editor.look.${look}`)}</span>
    </button>
  );
});
