import { createHash } from 'node:crypto';

/** The hashes by which a content security policy allows just the style sheets that stand in this page of our own. */
export function inlineStyleHashes(html: string): string[] {
  return Array.from(html.matchAll(/<style>(.*?)<\/style>/gs), ([, css = '']) => {
    return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
  });
}
