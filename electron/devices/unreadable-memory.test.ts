import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { fileMemory } from './simulated-memory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const schema = z.strictObject({ motions: z.number() });
const FRESH = { motions: 0 };
const REFUSE = { unreadable: 'refuse' } as const;

it('is fresh where there was none, and there after a restart', () => {
  const file = join(folder, 'book.json');
  fileMemory(file, schema, FRESH, REFUSE).write({ motions: 3 });
  expect(fileMemory(file, schema, FRESH, REFUSE).read()).toEqual({ motions: 3 });
  expect(readFileSync(file, 'utf8')).toBe('{"motions":3}');
});

it.each([
  ['torn', '{"moti'],
  ['empty', ''],
  ['of another kind', '{"coins":1}'],
])('is no fresh book of motion where the file is %s', (_name, text) => {
  const file = join(folder, 'book.json');
  writeFileSync(file, text);
  expect(() => fileMemory(file, schema, FRESH, REFUSE)).toThrow(/cannot be read/);
  // What a simulated device remembered may be forgotten.
  expect(fileMemory(file, schema, FRESH).read()).toEqual(FRESH);
});

it('stays as it was when it cannot be written', () => {
  const file = join(folder, 'gone', 'book.json');
  const memory = fileMemory(file, schema, FRESH);
  rmSync(join(folder, 'gone'), { recursive: true });
  expect(() => memory.write({ motions: 1 })).toThrow();
  expect(memory.read()).toEqual(FRESH);
});
