/**
 * A keyboard wedge: a scanner that types. It is told from a person by its prefix and suffix, or else by its speed.
 * This file is pure and knows neither Node nor the browser, so that the page can use it on its key events.
 */
export interface WedgeOptions {
  /** Key names as in `KeyboardEvent.key`, `F9` for instance; empty where the scanner sends none. */
  readonly prefix: readonly string[];
  /** The keys that end a code. */
  readonly suffix: readonly string[];
  /** Nobody types this fast: the longest time between two keys of a scanner, in milliseconds. */
  readonly maxGapMs: number;
  /** Without a prefix: fewer characters than this are somebody typing, whatever the speed. */
  readonly minLength: number;
  readonly maxLength: number;
}

export const WEDGE_DEFAULTS: WedgeOptions = {
  prefix: [],
  suffix: ['Enter'],
  maxGapMs: 35,
  minLength: 6,
  maxLength: 512,
};

export interface WedgeKey {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  readonly atMs: number;
}

export type WedgeVerdict =
  /** May be part of a code: keep it from the field that has the focus. */
  | { readonly kind: 'held' }
  /** Somebody is typing: these keys, oldest first, belong where they would have gone. */
  | { readonly kind: 'typed'; readonly keys: readonly string[] }
  | { readonly kind: 'code'; readonly text: string; readonly typedBefore: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: 'tooLong' | 'controlCharacter' };

export interface Wedge {
  /** One key, as it goes down. Modifier keys are to be left out. */
  take(key: WedgeKey): WedgeVerdict;
  /** To be called when no key came for `maxGapMs`: whatever is held was somebody typing. */
  pause(): readonly string[];
}

/** Names of keys that do not type a character are longer than one. */
const isCharacter = (key: string) => [...key].length === 1;

export function createWedge(options: Partial<WedgeOptions> = {}): Wedge {
  const { prefix, suffix, maxGapMs, minLength, maxLength } = { ...WEDGE_DEFAULTS, ...options };
  let held: string[] = [];
  let lastAtMs = Number.NEGATIVE_INFINITY;

  const release = (): string[] => {
    const keys = held;
    held = [];
    return keys;
  };
  const isPrefixSoFar = () => prefix.slice(0, held.length).every((key, index) => key === held[index]);
  const textOf = (keys: readonly string[]) => keys.slice(prefix.length, keys.length - suffix.length);
  const endsCode = () =>
    held.length >= prefix.length + suffix.length &&
    suffix.every((key, index) => held[held.length - suffix.length + index] === key);

  const verdict = (typedBefore: readonly string[]): WedgeVerdict => {
    const text = textOf(release());
    const isLong = text.length > maxLength;
    // With a prefix of its own a code may be short; without one only length and speed speak for a scanner.
    const isTooShort = prefix.length === 0 && text.length < minLength;
    if (isTooShort || text.length === 0) {
      return { kind: 'typed', keys: [...typedBefore, ...prefix, ...text, ...suffix] };
    }
    if (isLong) return { kind: 'refused', reason: 'tooLong' };
    if (!text.every(isCharacter) || /[\p{Cc}\p{Cf}]/u.test(text.join(''))) {
      return { kind: 'refused', reason: 'controlCharacter' };
    }
    return { kind: 'code', text: text.join(''), typedBefore };
  };

  return {
    take: ({ key, atMs }) => {
      const gapMs = atMs - lastAtMs;
      lastAtMs = atMs;
      // A gap, or a clock that was set back: what came before is no part of this.
      const typedBefore = gapMs > maxGapMs || gapMs < 0 ? release() : [];
      // What is far too long is dropped as it grows, but for what tells the beginning and the end.
      if (held.length > prefix.length + maxLength + suffix.length) held.splice(prefix.length, 1);
      held.push(key);
      if (!isPrefixSoFar()) return { kind: 'typed', keys: [...typedBefore, ...release()] };
      if (endsCode()) return verdict(typedBefore);
      return typedBefore.length > 0 ? { kind: 'typed', keys: typedBefore } : { kind: 'held' };
    },
    pause: release,
  };
}
