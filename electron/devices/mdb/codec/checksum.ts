/** Longest block on the bus, CHK included (MDB/ICP 2.3). */
export const MAX_BLOCK_BYTES = 36;

/** CHK: the sum of all bytes of a block, low eight bits. */
export const checksum = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

export const withChecksum = (bytes: Uint8Array): Uint8Array => Uint8Array.of(...bytes, checksum(bytes));

/** The block without its CHK; `null` where the CHK is wrong, or the block is too short or too long to be one. */
export function withoutChecksum(block: Uint8Array): Uint8Array | null {
  if (block.length < 2 || block.length > MAX_BLOCK_BYTES) return null;
  const data = block.slice(0, -1);
  return block.at(-1) === checksum(data) ? data : null;
}
