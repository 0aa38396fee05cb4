import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { schemaFiles } from './schemas.ts';
import { topicsOf } from './topics.ts';

const folder = join(import.meta.dirname, 'schemas');
const kept = readdirSync(folder).toSorted();
const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

it('the schemas beside the code are those of the code: else run write-schemas.ts', () => {
  const files = schemaFiles();
  expect(kept).toEqual(Object.keys(files).toSorted());
  for (const name of kept)
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toEqual(JSON.parse(files[name] ?? ''));
});

it('the README names every topic, and every schema', () => {
  const topics = topicsOf({ topicRoot: '<root>', siteId: '<site>', kioskId: '<kiosk>' });
  const names = [
    topics.presence,
    topics.state,
    topics.command,
    topics.event('event/sale'),
    topics.event('event/device'),
  ];
  const all = [...names, topics.event('event/kiosk'), topics.event('result')];
  expect(all.filter((topic) => !readme.includes(topic.replace('<root>/', '')))).toEqual([]);
  expect(kept.filter((name) => !readme.includes(`schemas/${name}`))).toEqual([]);
});

it('nothing in them is of a person, and no secret', () => {
  const names = kept.flatMap((name) => propertiesIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const personal =
    /person|phone|mobile|member|design|photo|picture|url|pin|password|secret|claimCode|token|card/i;
  expect([...new Set(names)].filter((name) => personal.test(name))).toEqual([]);
  expect(names).toContain('saleId');
});

/** The names of all members that a schema describes. */
function propertiesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object'
      ? Object.keys(schema.properties ?? {})
      : [];
  return [...own, ...Object.values(schema).flatMap(propertiesIn)];
}
