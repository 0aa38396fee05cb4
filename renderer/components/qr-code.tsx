import { create } from 'qrcode';
import { useMemo } from 'react';
import './qr-code.css';

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  readonly testId: string;
}

/** Light modules round the code, which scanners need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code as crisp vectors. `data-value` holds the encoded text. */
export function QrCode({ text, label, testId }: QrCodeProps) {
  const { path, size } = useMemo(() => drawCode(text), [text]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid={testId}
      data-value={text}
    >
      <path d={path} />
    </svg>
  );
}

/** One rectangle per run of dark modules of a row. */
function drawCode(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let start = 0; start < modules.size; start++) {
      let end = start;
      while (end < modules.size && modules.get(row, end)) end++;
      if (end === start) continue;
      path += `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${end - start}v1h${start - end}z`;
      start = end;
    }
  }
  return { path, size: modules.size + 2 * QUIET_ZONE };
}
