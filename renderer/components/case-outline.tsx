import { memo, useId } from 'react';
import { type CaseGeometry, type CutOut, printableSizeMm } from '../../shared/domain/case-geometry.ts';
import './case-outline.css';

export interface CaseOutlineProps {
  readonly geometry: CaseGeometry;
  /** What a screen reader says; left out where words beside the picture say it already. */
  readonly label?: string;
  /** Address of the print picture: it covers the printable area, so its wrap lies outside the outline. */
  readonly pictureUrl?: string | null;
  readonly className?: string;
}

/** Space round the outline for its soft shadow, in millimetres. */
const MARGIN_MM = 3;
/** A soft shadow out of a few thin ones: a blur filter costs more than all the rest of the picture. */
const SHADOWS_MM = [0, 0.7, 1.4, 2.1, 2.8] as const;

/** The case seen from the back, to scale, drawn from its geometry in millimetres. */
export const CaseOutline = memo(function CaseOutline(props: CaseOutlineProps) {
  const { geometry, label, pictureUrl, className } = props;
  const clipId = useId();
  const { widthMm, heightMm, cornerRadiusMm, wrapMm } = geometry;
  const body = { width: widthMm, height: heightMm, rx: cornerRadiusMm };
  const printable = printableSizeMm(geometry);
  const viewBox = [-MARGIN_MM, -MARGIN_MM, widthMm + 2 * MARGIN_MM, heightMm + 2 * MARGIN_MM].join(' ');
  return (
    <svg
      className={['case-outline', className].filter(Boolean).join(' ')}
      viewBox={viewBox}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {SHADOWS_MM.map((spreadMm) => (
        <rect
          key={spreadMm}
          className="case-outline-shadow"
          x={-spreadMm / 2}
          y={1.2 + spreadMm / 2}
          width={widthMm + spreadMm}
          height={heightMm}
          rx={cornerRadiusMm}
        />
      ))}
      <rect className="case-outline-blank" {...body} />
      {pictureUrl && (
        <>
          <clipPath id={clipId}>
            <rect {...body} />
          </clipPath>
          <g clipPath={`url(#${clipId})`}>
            <image
              href={pictureUrl}
              x={-wrapMm}
              y={-wrapMm}
              width={printable.widthMm}
              height={printable.heightMm}
              preserveAspectRatio="none"
            />
          </g>
        </>
      )}
      <rect
        className="case-outline-shine"
        x={0.7}
        y={0.7}
        width={widthMm - 1.4}
        height={heightMm - 1.4}
        rx={Math.max(0, cornerRadiusMm - 0.7)}
        strokeWidth={0.7}
      />
      <rect className="case-outline-edge" {...body} strokeWidth={0.5} />
      {geometry.cutOuts.map((cutOut) => (
        <Opening key={JSON.stringify(cutOut)} cutOut={cutOut} />
      ))}
    </svg>
  );
});

/** A camera opening: one sees the phone's dark glass through it. */
function Opening({ cutOut }: { readonly cutOut: CutOut }) {
  if (cutOut.kind === 'lens') {
    const { centreXMm: cx, centreYMm: cy, radiusMm: r } = cutOut;
    return (
      <>
        <circle className="case-outline-hole" cx={cx} cy={cy} r={r} />
        <circle className="case-outline-rim" cx={cx} cy={cy} r={r * 0.66} strokeWidth={r * 0.14} />
        <circle className="case-outline-glint" cx={cx - r * 0.22} cy={cy - r * 0.22} r={r * 0.24} />
      </>
    );
  }
  const { xMm: x, yMm: y, widthMm: width, heightMm: height } = cutOut;
  const rx = Math.min(cutOut.radiusMm, width / 2, height / 2);
  const inset = 0.9;
  return (
    <>
      <rect className="case-outline-hole" x={x} y={y} width={width} height={height} rx={rx} />
      <rect
        className="case-outline-rim"
        x={x + inset}
        y={y + inset}
        width={Math.max(0, width - 2 * inset)}
        height={Math.max(0, height - 2 * inset)}
        rx={Math.max(0, rx - inset)}
        strokeWidth={0.4}
      />
    </>
  );
}
