import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLAIMS, OBSTACLES } from './fault-table.ts';
import { faults, writeFaultTable } from './write-table.ts';

const services = join(import.meta.dirname, '..');
const readme = join(services, 'README.md');
const BEGIN = '<!-- faults: written by faults/write-table.ts -->';
const END = '<!-- end of faults -->';

const locales = join(services, '..', '..', 'assets', 'locales');
const read = (file: string) => JSON.parse(readFileSync(join(locales, file), 'utf8'));
const catalogue: unknown = { ...read('en.json'), ...read('welcome/en.json') };

/** The English text of a key; a plural gives its general form. Throws for a key that there is not. */
function words(key: string): string {
  const found = key.split('.').reduce<unknown>((part, name) => child(part, name), catalogue);
  const text = typeof found === 'string' ? found : child(found, 'other');
  if (typeof text !== 'string') throw new Error(`no words for ${key}`);
  return text.replaceAll('|', '\\|');
}

const child = (part: unknown, name: string): unknown =>
  typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[name] : undefined;

describe('the table of faults', () => {
  it('stands in the README as the code has it (UPDATE_FAULTS=1 writes it)', () => {
    const text = readFileSync(readme, 'utf8');
    const [before = '', rest = ''] = text.split(BEGIN);
    const [, after = ''] = rest.split(END);
    const expected = `${before}${BEGIN}\n\n${writeFaultTable(words)}\n\n${END}${after}`;
    if (process.env.UPDATE_FAULTS === '1') writeFileSync(readme, expected);
    else expect(text).toBe(expected);
  });

  it.each(faults.map(({ what, test }) => [what, test]))('names a test that there is: %s', (_, test) => {
    expect(existsSync(join(services, test))).toBe(true);
  });

  it.each(Object.entries({ ...CLAIMS, ...OBSTACLES }))(
    'names a test that knows the fault by its name: %s',
    (reason, { test }) => {
      expect(readFileSync(join(services, test), 'utf8')).toContain(reason);
    },
  );
});
