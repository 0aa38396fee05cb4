/** The biggest body that a host takes: a print file at 600 dpi with room to spare. */
export const BODY_MAX_BYTES = 64 * 1024 * 1024;

/** Thrown into whoever reads a body that goes on past the limit. */
export class BodyTooLargeError extends Error {
  constructor(maxBytes: number) {
    super(`the body is larger than ${maxBytes} bytes`);
    this.name = 'BodyTooLargeError';
  }
}

/** Passes bytes through and breaks the stream off after `maxBytes`, so that nobody buffers without end. */
export function limitBody(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let seenBytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seenBytes += chunk.byteLength;
      if (seenBytes > maxBytes) controller.error(new BodyTooLargeError(maxBytes));
      else controller.enqueue(chunk);
    },
  });
}
