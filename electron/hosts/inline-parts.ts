import { createHash } from 'node:crypto';

/** What stands in a page itself and may be used there: hashes in the form of a content security policy. */
export interface InlineParts {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

export const NO_INLINE_PARTS: InlineParts = { styles: [], scripts: [] };

/** The hashes by which a content security policy allows just the styles and scripts that stand in this page of our own. */
export const inlinePartsOf = (html: string): InlineParts => ({
  styles: hashesOf(html, /<style>(.*?)<\/style>/gs),
  scripts: hashesOf(html, /<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs),
});

const hashesOf = (html: string, pattern: RegExp): string[] =>
  Array.from(html.matchAll(pattern), ([, text = '']) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
