import { describe, expect, it } from 'vitest';
import { createScrubber } from './scrub.ts';
import { packTar } from './tar.ts';

const SECRET = 'pa"ss wörd/+?';

describe('a text for somebody else', () => {
  const scrub = createScrubber([SECRET, 'abc', '']);

  it.each([
    ['plain', SECRET],
    ['in JSON', JSON.stringify({ password: SECRET })],
    ['in an address', `http://kiosk/${encodeURIComponent(SECRET)}/notify`],
    ['in a form', new URLSearchParams({ s: SECRET }).toString()],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
    ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
  ])('loses a secret that stands there %s', (_name, text) => {
    const scrubbed = scrub(`before ${text} after`);
    expect(scrubbed).toContain('[hidden]');
    expect(scrubbed).toMatch(/^before .* after$/);
    expect(scrubbed).not.toContain(text);
  });

  it('keeps everything else, and words that a short secret happens to be part of', () => {
    expect(scrub('an abc of words')).toBe('an abc of words');
  });
});

describe('an archive', () => {
  it('has each file behind its header, and ends as the format wants', () => {
    const bytes = Buffer.from(packTar([{ name: 'log/kiosk.log', text: 'ä\n' }], 1_000_000));
    expect(bytes.length).toBe(512 * 4);
    expect(bytes.toString('utf8', 0, 13)).toBe('log/kiosk.log');
    expect(Number.parseInt(bytes.toString('ascii', 124, 135), 8)).toBe(3);
    expect(bytes.toString('utf8', 512, 515)).toBe('ä\n');
    const header = Buffer.from(bytes.subarray(0, 512)).fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    expect(Number.parseInt(bytes.toString('ascii', 148, 154), 8)).toBe(sum);
    expect(bytes.subarray(1024).every((byte) => byte === 0)).toBe(true);
  });
});
