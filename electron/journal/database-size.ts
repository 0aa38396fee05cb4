import type { DatabaseSync } from 'node:sqlite';

/** Bytes that the database takes up, and of them those that lie free for what comes next. */
export function databaseSize(database: DatabaseSync): { readonly bytes: number; readonly freeBytes: number } {
  const number = (name: string) =>
    Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0);
  const page = number('page_size');
  return { bytes: number('page_count') * page, freeBytes: number('freelist_count') * page };
}
