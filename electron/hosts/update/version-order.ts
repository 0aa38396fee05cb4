/** A version by npm's rules; null: it is none. A build's own mark (`+…`) says nothing of the order. */
function parse(version: string): { readonly core: number[]; readonly pre: string[] } | null {
  const found = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(version);
  if (!found) return null;
  return { core: found.slice(1, 4).map(Number), pre: found[4]?.split('.') ?? [] };
}

/** True when `offered` comes after `current`. What is no version is never newer. */
export function isNewer(offered: string, current: string): boolean {
  const [a, b] = [parse(offered), parse(current)];
  if (!a || !b) return false;
  for (const [place, number] of a.core.entries()) {
    const other = b.core[place] ?? 0;
    if (number !== other) return number > other;
  }
  return comparePre(a.pre, b.pre) > 0;
}

/** A version without a mark (1.2.0) comes after those that lead up to it (1.2.0-rc.1). */
function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [place, part] of a.entries()) {
    const other = b[place];
    if (other === undefined) return 1;
    if (part === other) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(part), /^\d+$/.test(other)];
    if (isNumber && isOtherNumber) return Number(part) - Number(other);
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return part > other ? 1 : -1;
  }
  return a.length - b.length;
}
