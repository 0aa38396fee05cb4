import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PRINT_SHOP_MESSAGES } from './reply.ts';

it('documents every refusal under its name, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const refusals = text.slice(0, text.indexOf('| from |')).matchAll(/^\| ([A-Z_]+) \|/gm);
  expect([...refusals].map(([, word]) => word)).toEqual(Object.keys(PRINT_SHOP_MESSAGES));
});
