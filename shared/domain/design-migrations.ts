type Document = Record<string, unknown>;

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Version 1 knew whole, untreated photos over one colour. What does not fit is left for the schema to refuse. */
function toVersion2({ backgroundColour, layers, ...rest }: Document): Document {
  const grow = (layer: unknown): unknown =>
    isDocument(layer)
      ? {
          ...layer,
          opacity: 1,
          locked: false,
          hidden: false,
          crop: { x: 0, y: 0, width: 1, height: 1 },
          mirrored: false,
          look: 'none',
          adjustments: { brightness: 0, contrast: 0, saturation: 0 },
          frame: 'rectangle',
          border: null,
        }
      : layer;
  return {
    ...rest,
    version: 2,
    background: { kind: 'colour', colour: backgroundColour },
    layers: Array.isArray(layers) ? layers.map(grow) : layers,
  };
}

/**
 * One step per version: `MIGRATIONS[n]` turns a document of version n into one of version n + 1. A step never changes
 * again, and names nothing of today's schema: documents of its version lie in journals for good.
 */
export const MIGRATIONS: Readonly<Record<number, (document: Document) => Document>> = { 1: toVersion2 };
