import type { CSSProperties } from 'react';
import type { Pattern as PatternAsset, PatternColours } from '../../../../shared/domain/pattern.ts';
import { patternUrl } from './pattern-shelf.ts';
import './pattern-swatch.css';

/** How wide one millimetre of a tile is shown. */
const REM_PER_MM = 0.3;

export interface PatternSwatchProps {
  readonly pattern: PatternAsset;
  readonly colours: PatternColours;
}

/** A piece of the pattern. The tile is the mask through which its colour shows, so one file does for all colours. */
export function PatternSwatch({ pattern, colours }: PatternSwatchProps) {
  const widthRem = pattern.tileWidthMm * REM_PER_MM;
  const mask: CSSProperties = {
    background: colours.colour,
    maskImage: `url("${patternUrl(pattern)}")`,
    maskSize: `${widthRem}rem ${widthRem / pattern.aspect}rem`,
  };
  return (
    <span className="pattern-swatch" style={{ background: colours.background }}>
      <span className="pattern-motif" style={mask} />
    </span>
  );
}
