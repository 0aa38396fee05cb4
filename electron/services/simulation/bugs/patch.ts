import { registerHooks } from 'node:module';

/** A bug that somebody could make: one place of one source file, written wrong. Never in the product; only in a thread of its own. */
export interface DeliberateBug {
  readonly name: string;
  /** From `electron/` on. */
  readonly file: string;
  /** As it stands in the file, exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** From here on this thread reads the file with the bug in it. Throws, at its loading, where the place is not to be found. */
export function makeBug({ name, file, find, replace }: DeliberateBug): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(`/electron/${file}`)) return loaded;
      const source = String(loaded.source);
      if (source.split(find).length !== 2)
        throw new Error(
          `the bug "${name}" does not fit ${file} any more: find its place anew in bugs/bugs.ts`,
        );
      return { ...loaded, source: source.replace(find, () => replace) };
    },
  });
}
