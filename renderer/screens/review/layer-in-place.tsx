import { type CaseGeometry, printableSizeMm } from '../../../shared/domain/case-geometry.ts';
import type { Layer } from '../../../shared/domain/design.ts';
import { cornersOf } from '../../editor/geometry/placement.ts';

export interface LayerInPlaceProps {
  readonly geometry: CaseGeometry;
  readonly layer: Layer;
  readonly pictureUrl: string;
}

/** Air round the layer, in millimetres, and the least that is shown of the case. */
const AIR_MM = 5;
const LEAST_MM = 36;

/** The part of the print round the layer: a square, as far as the case reaches. */
function partRound(geometry: CaseGeometry, layer: Layer) {
  const size = printableSizeMm(geometry);
  const corners = cornersOf(layer);
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  const xs = corners.map(({ xMm }) => within(xMm, size.widthMm));
  const ys = corners.map(({ yMm }) => within(yMm, size.heightMm));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const side = Math.max(right - left, bottom - top, LEAST_MM) + 2 * AIR_MM;
  return { x: (left + right - side) / 2, y: (top + bottom - side) / 2, side, size, corners };
}

/** Where on the case a layer is, with a line round it. Decoration: words beside it say what is the matter. */
export function LayerInPlace({ geometry, layer, pictureUrl }: LayerInPlaceProps) {
  const { x, y, side, size, corners } = partRound(geometry, layer);
  const { wrapMm } = geometry;
  return (
    <svg className="layer-in-place" viewBox={`${x} ${y} ${side} ${side}`} aria-hidden="true">
      <image href={pictureUrl} width={size.widthMm} height={size.heightMm} preserveAspectRatio="none" />
      <g className="layer-in-place-hole" transform={`translate(${wrapMm} ${wrapMm})`}>
        {geometry.cutOuts.map((cutOut) =>
          cutOut.kind === 'lens' ? (
            <circle
              key={JSON.stringify(cutOut)}
              cx={cutOut.centreXMm}
              cy={cutOut.centreYMm}
              r={cutOut.radiusMm}
            />
          ) : (
            <rect
              key={JSON.stringify(cutOut)}
              x={cutOut.xMm}
              y={cutOut.yMm}
              width={cutOut.widthMm}
              height={cutOut.heightMm}
              rx={cutOut.radiusMm}
            />
          ),
        )}
      </g>
      <polygon
        points={corners.map(({ xMm, yMm }) => `${xMm},${yMm}`).join(' ')}
        strokeWidth={side / 26}
        strokeDasharray={`${side / 12} ${side / 20}`}
      />
    </svg>
  );
}
