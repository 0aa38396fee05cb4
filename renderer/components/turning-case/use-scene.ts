import { useEffect, useMemo, useState } from 'react';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Finish } from './light.ts';
import type { Scene } from './paint-case.ts';
import { solidOf } from './solid.ts';
import { type PaintPrint, prepareTextures, type Textures } from './textures.ts';
import { frameFor } from './view.ts';

interface Prepared {
  readonly paintPrint: PaintPrint;
  readonly textures: Textures;
}

/** Prepares the case for a canvas of this many pixels. Null until it is ready; a picture that cannot be read is a failure. */
export function useScene(
  geometry: CaseGeometry,
  paintPrint: PaintPrint,
  size: { readonly widthPx: number; readonly heightPx: number } | null,
  finish: Finish,
): { readonly scene: Scene | null; readonly failed: boolean } {
  const solid = useMemo(() => solidOf(geometry), [geometry]);
  const frame = useMemo(() => size && frameFor(solid, size.widthPx, size.heightPx), [solid, size]);
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [failed, setFailed] = useState(false);
  const pixelsPerMm = frame?.pixelsPerMm ?? null;
  useEffect(() => {
    if (pixelsPerMm === null) return;
    let wanted = true;
    prepareTextures(solid, paintPrint, pixelsPerMm).then(
      (textures) => {
        if (wanted) setPrepared({ paintPrint, textures });
      },
      (error) => {
        console.error('preview of the case', error);
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [solid, paintPrint, pixelsPerMm]);
  const scene = useMemo(
    () =>
      frame && prepared?.paintPrint === paintPrint
        ? { solid, frame, finish, textures: prepared.textures }
        : null,
    [solid, frame, finish, prepared, paintPrint],
  );
  return { scene, failed };
}
