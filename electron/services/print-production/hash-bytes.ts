/** SHA-256 in hex. Off the event loop: 30 MB would hold it up for longer than a frame. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  const { buffer, byteOffset, byteLength } = bytes;
  // Shared memory could change while it is read, so it is copied first.
  const owned =
    buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : Uint8Array.from(bytes);
  return Buffer.from(await crypto.subtle.digest('SHA-256', owned)).toString('hex');
}
