import { describe, expect, it } from 'vitest';
import { dumpOf } from './hex-dump.ts';

describe('a message on the wire', () => {
  it('is read as rows of eight bytes and their letters', () => {
    expect(dumpOf('000500000006014f4b0a')).toEqual({
      rows: [
        { at: 0, hex: '00 05 00 00 00 06 01 4f', text: '·······O' },
        { at: 8, hex: '4b 0a', text: 'K·' },
      ],
      leftOut: 0,
    });
  });

  it('that is long says how much of it is not shown', () => {
    const { rows, leftOut } = dumpOf('41'.repeat(153));
    expect(rows).toHaveLength(4);
    expect(leftOut).toBe(121);
  });

  it('may be empty', () => {
    expect(dumpOf('')).toEqual({ rows: [], leftOut: 0 });
  });
});
