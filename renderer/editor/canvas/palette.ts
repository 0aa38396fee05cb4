/** Colours of what is drawn on the stage beside the shopper's own picture. The page's colours are in styles. */
export const STAGE_COLOURS = {
  shadow: 'rgba(58, 40, 22, 0.28)',
  outline: 'rgba(29, 27, 34, 0.28)',
  wrapShade: 'rgba(29, 27, 34, 0.13)',
  wrapEdgeLight: 'rgba(255, 255, 255, 0.75)',
  wrapEdgeDark: 'rgba(29, 27, 34, 0.22)',
  glass: '#26242c',
  glassRim: '#4b4853',
  glassEdge: 'rgba(255, 255, 255, 0.55)',
  safe: '#ffffff',
  safeUnder: 'rgba(29, 27, 34, 0.55)',
  guide: '#0f5c5c',
  guideUnder: 'rgba(255, 255, 255, 0.9)',
  frame: '#e4572e',
  frameUnder: 'rgba(255, 255, 255, 0.9)',
  handle: '#ffffff',
  handleRim: '#c23b16',
} as const;
