import { describe, expect, it } from 'vitest';
import { findKioskFlags, parseStartFlags } from './flags.ts';

describe('parseStartFlags', () => {
  it('has defaults for everything', () => {
    expect(parseStartFlags([])).toEqual({
      ok: true,
      value: { config: undefined, data: undefined, host: undefined, port: 4173, open: true },
    });
  });

  it('reads all flags', () => {
    const args = ['--config', 'a.json', '--data=d', '--port', '0', '--host', 'browser', '--no-open'];
    expect(parseStartFlags(args)).toEqual({
      ok: true,
      value: { config: 'a.json', data: 'd', host: 'browser', port: 0, open: false },
    });
  });

  it.each([
    [['--foo'], "Unknown option '--foo'; known flags are"],
    [['extra'], "Unexpected argument 'extra'; known flags are"],
    [['--port'], "Option '--port <value>' argument missing; known flags are"],
    [['--port', 'x'], '--port is "x", expected a number from 0'],
    [['--port', '65536'], '--port is "65536"'],
    [['--port=-1'], '--port is "-1"'],
    [['--port', '1e3'], '--port is "1e3"'],
    [['--host', 'safari'], '--host is "safari", expected electron or browser.'],
    [['--config='], '--config is empty'],
    [['--data='], '--data is empty'],
  ])('answers %j with one sentence', (args, sentence) => {
    const result = parseStartFlags(args);
    if (result.ok) throw new Error('the flags were taken');
    expect(result.error).toContain(sentence);
    expect(result.error).not.toContain('\n');
    expect(result.error.endsWith('.')).toBe(true);
  });
});

describe('findKioskFlags', () => {
  it('finds its own among those of Chromium and debuggers', () => {
    const args = ['--inspect=0', '--remote-debugging-port=0', '.', '--data', 'd', '--config=c.json', '-x'];
    expect(findKioskFlags(args)).toEqual({ config: 'c.json', data: 'd' });
  });

  it('takes a flag without a value for none', () => {
    expect(findKioskFlags(['--data'])).toEqual({ config: undefined, data: undefined });
  });
});
