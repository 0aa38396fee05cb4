import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inlineStyleHashes } from './inline-styles.ts';
import { contentSecurityPolicy } from './security.ts';

const hashOf = (css: string) => `'sha256-${createHash('sha256').update(css, 'utf8').digest('base64')}'`;

describe('style sheets in the page', () => {
  it('are each allowed by their own hash, letter by letter', () => {
    const html = '<head><style>a{content:"é"}@media(width<=1rem){a{}}</style><style>\nb{}\n</style></head>';
    expect(inlineStyleHashes(html)).toEqual([
      hashOf('a{content:"é"}@media(width<=1rem){a{}}'),
      hashOf('\nb{}\n'),
    ]);
  });

  it('open the policy for nothing else', () => {
    const policy = contentSecurityPolicy([], inlineStyleHashes('<style>a{}</style>'));
    expect(policy).toContain(`style-src 'self' ${hashOf('a{}')};`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });
});
