/** Prefix codes as deflate has them (RFC 1951, 3.2.2). */
export interface PrefixCode {
  /** Bits of each symbol's code; 0 for a symbol that does not occur. */
  readonly lengths: Uint8Array;
  /** The codes with their first bit lowest, which is how deflate writes them. */
  readonly codes: Uint16Array;
}

interface Leaf {
  readonly symbol: number;
  readonly count: number;
}

/** Depth of each leaf in Huffman's tree; leaves come with the rarest first, two at least. */
function depthsOf(counts: readonly number[]): number[] {
  const leafCount = counts.length;
  const weights = [...counts];
  const parents: number[] = [];
  let [leaf, joint] = [0, leafCount];
  // Joints arise in the order of their weight, so the lightest is the next leaf or the next joint.
  const takeLightest = (): number => {
    const isLeaf =
      leaf < leafCount && (joint >= weights.length || (weights[leaf] ?? 0) <= (weights[joint] ?? 0));
    return isLeaf ? leaf++ : joint++;
  };
  for (let made = 1; made < leafCount; made++) {
    const [one, other] = [takeLightest(), takeLightest()];
    parents[one] = weights.length;
    parents[other] = weights.length;
    weights.push((weights[one] ?? 0) + (weights[other] ?? 0));
  }
  const depths = Array<number>(weights.length).fill(0);
  for (let node = weights.length - 2; node >= 0; node--) depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
  return depths.slice(0, leafCount);
}

/** Flattens the counts until no code is too long: that costs next to nothing, as only the rarest symbols are concerned. */
function limitedDepths(counts: readonly number[], mostBits: number): number[] {
  let flattened = counts;
  for (;;) {
    const depths = depthsOf(flattened);
    if (Math.max(...depths) <= mostBits) return depths;
    flattened = flattened.map((count) => (count >> 2) + 1);
  }
}

function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
  return reversed;
}

/** The codes that belong to these lengths. */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= Math.max(...lengths); length++) {
    for (const [symbol, own] of lengths.entries()) {
      if (own === length) codes[symbol] = reverseBits(code++, length);
    }
    code <<= 1;
  }
  return codes;
}

/** The best code for symbols that occur so often, none longer than `mostBits`. Two symbols at least must occur. */
export function prefixCode(counts: Uint32Array, mostBits: number): PrefixCode {
  const leaves: Leaf[] = [...counts]
    .map((count, symbol) => ({ symbol, count }))
    .filter(({ count }) => count > 0);
  leaves.sort((one, other) => one.count - other.count || one.symbol - other.symbol);
  const depths = limitedDepths(
    leaves.map(({ count }) => count),
    mostBits,
  );
  const lengths = new Uint8Array(counts.length);
  for (const [index, { symbol }] of leaves.entries()) lengths[symbol] = depths[index] ?? 0;
  return { lengths, codes: codesOf(lengths) };
}
