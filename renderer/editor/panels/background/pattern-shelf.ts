import index from '../../../../assets/images/patterns/index.json';
import type { Pattern as PatternAsset, PatternColours } from '../../../../shared/domain/pattern.ts';
import * as files from '../../draw/asset-files.ts';
import type { Pattern } from './paint.ts';

/** All patterns there are. Loaded with the panel that shows them. */
export const PATTERNS: readonly PatternAsset[] = index.patterns;

/** A pattern by its id; null for one that is gone from the assets. */
export const patternOf = files.findPattern;

/** Address of a pattern's tile, for CSS. */
export const patternUrl = (pattern: PatternAsset): string => files.patternUrl(pattern) ?? '';

const FIRST_COLOURS: PatternColours = { background: '#faf7f2', colour: '#1d1b22' };

/** A pattern as it comes onto the case: in the first of its pairs of colours, in its natural size. */
export const newPattern = ({ patternId, colours }: PatternAsset): Pattern => ({
  kind: 'pattern',
  patternId,
  ...(colours[0] ?? FIRST_COLOURS),
  scale: 1,
});
