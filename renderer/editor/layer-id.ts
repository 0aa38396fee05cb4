/** A name for a new layer, unlike any other of this or an earlier design. */
export const newLayerId = (): string => `layer-${crypto.randomUUID().slice(0, 13)}`;
