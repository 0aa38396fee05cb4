import { describe, expect, it } from 'vitest';
import { createWordsWriter } from './words-writer.ts';

function makeWriter() {
  const passed: string[] = [];
  const waiting = new Set<() => void>();
  const writer = createWordsWriter(
    (words) => passed.push(words),
    (run) => {
      waiting.add(run);
      return () => waiting.delete(run);
    },
  );
  const paint = (): void => {
    for (const run of [...waiting]) run();
  };
  return { passed, writer, paint, waiting };
}

describe('passing words on', () => {
  it('waits until they are painted, and then passes only the last', () => {
    const { passed, writer, paint } = makeWriter();
    writer.write('a');
    writer.write('ab');
    expect(passed).toEqual([]);
    paint();
    expect(passed).toEqual(['ab']);
    paint();
    expect(passed).toEqual(['ab']);
  });

  it('passes on at once what waits when asked to, and nothing twice', () => {
    const { passed, writer, paint, waiting } = makeWriter();
    writer.write('a');
    writer.flush();
    writer.flush();
    paint();
    expect(passed).toEqual(['a']);
    expect(waiting.size).toBe(0);
  });

  it('forgets what is dropped', () => {
    const { passed, writer, paint } = makeWriter();
    writer.write('a');
    writer.drop();
    paint();
    writer.flush();
    expect(passed).toEqual([]);
  });
});
