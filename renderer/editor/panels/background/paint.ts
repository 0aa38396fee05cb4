import type { Background } from '../../../../shared/domain/design.ts';
import { setBackground } from '../../editor-store.ts';

export type Pattern = Extract<Background, { kind: 'pattern' }>;
export type BlurredPhoto = Extract<Background, { kind: 'blurredPhoto' }>;

/** Ways to paint the background. One function each for ever, so that a list of tiles is not drawn anew for one tap. */

export const paintColour = (colour: string): void => setBackground({ kind: 'colour', colour });
export const mixColour = (colour: string): void => setBackground({ kind: 'colour', colour }, 'mixColour');
/** Of a drag along a line or round a dial: one step to undo, up to `endOngoing`. */
export const drawBackground = (background: Background): void => setBackground(background, 'drawBackground');
