import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inlinePartsOf } from './inline-parts.ts';
import { contentSecurityPolicy } from './security.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

describe('styles and scripts in the page', () => {
  it('are each allowed by their own hash, letter by letter', () => {
    const html = '<head><style>a{content:"é"}@media(width<=1rem){a{}}</style><style>\nb{}\n</style></head>';
    expect(inlinePartsOf(html).styles).toEqual([
      hashOf('a{content:"é"}@media(width<=1rem){a{}}'),
      hashOf('\nb{}\n'),
    ]);
    expect(inlinePartsOf('<script data-main="./a.js">\nbegin(1 > 0);\n</script>').scripts).toEqual([
      hashOf('\nbegin(1 > 0);\n'),
    ]);
  });

  it('leave out a script that is a file', () => {
    expect(inlinePartsOf('<script type="module" crossorigin src="./a.js"></script>').scripts).toEqual([]);
  });

  it('open the policy for nothing else', () => {
    const policy = contentSecurityPolicy([], inlinePartsOf('<style>a{}</style><script>b()</script>'));
    expect(policy).toContain(`style-src 'self' ${hashOf('a{}')};`);
    expect(policy).toContain(`script-src 'self' ${hashOf('b()')};`);
    expect(policy).not.toContain('unsafe');
  });
});
