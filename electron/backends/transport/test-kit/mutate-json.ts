import * as fc from 'fast-check';

/** One thing that goes wrong with an answer: at the n-th place of it, something else stands, or nothing. */
export interface Mutation {
  readonly place: number;
  readonly change: 'remove' | 'extra' | { readonly put: unknown };
}

const WIDE = 'x'.repeat(200_000);
const DEEP = nest(400);

function nest(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { deeper: value };
  return value;
}

const oddValues = fc.constantFrom<unknown>(
  ...[null, true, false, 0, 1, -1, 0.5, 2 ** 53, 1e300, -1e300],
  ...['', ' ', '0', '1', '-1', 'true', 'null', '{}', '[]', '[{}]', '1e9', '\u0000', WIDE],
  ...[[], {}, [null], [[]], [{}], { length: 3 }, { toString: 'no' }, DEEP],
);

/** Missing, extra, wrong type, null, huge, deep; by chance also what is right after all. */
export const arbitraryMutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat({ max: 200 }),
  change: fc.oneof(
    fc.constant('remove' as const),
    fc.constant('extra' as const),
    fc.record({ put: oddValues }),
    fc.record({ put: oddValues }),
  ),
});

/** The answer with the mutations in it, one after the other. */
export function mutate(answer: unknown, mutations: readonly Mutation[]): unknown {
  return mutations.reduce(mutateOnce, structuredClone(answer));
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function mutateOnce(root: unknown, { place, change }: Mutation): unknown {
  const holder: Record<string, unknown> = { root };
  const places = placesIn(holder);
  const found = places[place % places.length];
  if (!found) return root;
  if (change === 'remove') remove(found);
  else if (change === 'extra') addTo(found);
  // A copy: a later mutation must not reach into the values of other runs.
  else found.holder[found.key] = structuredClone(change.put);
  return holder.root;
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function addTo({ holder, key }: Place): void {
  const value = holder[key];
  if (Array.isArray(value)) value.push('surprise');
  else if (typeof value === 'object' && value !== null) {
    const proto = { value: { polluted: true }, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(value, '__proto__', proto);
    Object.assign(value, { surprise: [1, 2, 3], constructor: 'odd' });
  } else holder[`${key}_again`] = value;
}

/** Every place of the tree, not further down than any answer goes. */
function placesIn(holder: Record<string, unknown>, depth = 0): Place[] {
  if (depth > 6) return [];
  return Object.keys(holder).flatMap((key) => {
    const value = holder[key];
    const below =
      typeof value === 'object' && value !== null
        ? placesIn(value as Record<string, unknown>, depth + 1)
        : [];
    return [{ holder, key }, ...below];
  });
}

/** Beyond what a parser bears, as text, since no object is as deep. */
export const BOTTOMLESS = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
