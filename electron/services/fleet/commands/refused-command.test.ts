import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OWNER, PLACE } from '../test-kit/open-fleet.ts';
import { commandOf, signed } from '../test-kit/owner.ts';
import { openCommand } from './open-command.ts';
import { readPublicKey, signCommand } from './sign-command.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 12);
const keys = new Map([[OWNER.name, readPublicKey(OWNER.publicKey)]]);
const RESTART = { kind: 'restart' };

const open = (payload: string) =>
  openCommand(Buffer.from(payload), { place: PLACE, keys, appVersion: '1.2.3', nowMs: NOW_MS });
const whyNot = (payload: string) => {
  const opened = open(payload);
  return opened.ok ? null : opened.error;
};

describe('a command', () => {
  it('that its owner signed for this kiosk is taken, with who it was', () => {
    const command = commandOf(RESTART, NOW_MS);
    expect(open(signed(command))).toEqual({ ok: true, value: { keyName: 'ann', command } });
  });

  it('is checked by a key in either form of it', () => {
    const long = generateKeyPairSync('ed25519');
    const text = long.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const pem = long.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const payload = Buffer.from(signCommand(commandOf(RESTART, NOW_MS), 'bob', pem));
    const ground = {
      place: PLACE,
      keys: new Map([['bob', readPublicKey(text)]]),
      appVersion: '1',
      nowMs: NOW_MS,
    };
    expect(openCommand(payload, ground).ok).toBe(true);
  });

  it.each([
    ['no JSON', 'restart now', 'unreadable'],
    ['no envelope', JSON.stringify(commandOf(RESTART, NOW_MS)), 'unreadable'],
    ['too long', ' '.repeat(20_000), 'tooLarge'],
    ['for another kiosk', signed(commandOf(RESTART, NOW_MS, { kiosk: 'k2' })), 'otherKiosk'],
    ['for another site', signed(commandOf(RESTART, NOW_MS, { site: 'south' })), 'otherKiosk'],
    ['expired', signed(commandOf(RESTART, NOW_MS, { expiresAtMs: NOW_MS })), 'expired'],
    [
      'of the future',
      signed(commandOf(RESTART, NOW_MS, { issuedAtMs: NOW_MS + 600_000, expiresAtMs: NOW_MS + 700_000 })),
      'notYet',
    ],
    [
      'good for ever',
      signed(commandOf(RESTART, NOW_MS, { expiresAtMs: NOW_MS + 8 * 86_400_000 })),
      'tooLong',
    ],
    [
      'of a newer version',
      signed(commandOf({ kind: 'dance' }, NOW_MS, { version: 2, more: 1 })),
      'newerVersion',
    ],
    ['of an unknown kind', signed(commandOf({ kind: 'dance' }, NOW_MS)), 'notUnderstood'],
    ['with more than it may have', signed(commandOf({ ...RESTART, force: true }, NOW_MS)), 'notUnderstood'],
    ['without an id', signed(commandOf(RESTART, NOW_MS, { id: '7' })), 'notUnderstood'],
  ])('is refused: %s', (_what, payload, reason) => {
    expect(whyNot(payload)).toMatchObject({ reason, detail: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('names both versions where it is of a newer one', () => {
    const { detail } = whyNot(signed(commandOf(RESTART, NOW_MS, { version: 2 }))) ?? {};
    expect(detail).toBe(
      'The command is of version 2, and this kiosk (1.2.3) knows no more than version 1: update the kiosk first.',
    );
  });
});

describe('a forged command', () => {
  const envelope = (changes: object) =>
    JSON.stringify({ ...JSON.parse(signed(commandOf(RESTART, NOW_MS))), ...changes });
  const stranger = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

  it.each([
    [
      'by a stranger in the owner’s name',
      signCommand(commandOf(RESTART, NOW_MS), OWNER.name, stranger),
      'forged',
    ],
    ['by a key that nobody knows', signCommand(commandOf(RESTART, NOW_MS), 'eve', stranger), 'unknownKey'],
    ['changed on its way', envelope({ signed: JSON.stringify(commandOf(RESTART, NOW_MS)) }), 'forged'],
    ['without a signature', envelope({ signature: '' }), 'forged'],
    ['with a signature of nothing', envelope({ signature: Buffer.alloc(64).toString('base64') }), 'forged'],
  ])('is refused, and nobody’s name is on it: %s', (_what, payload, reason) => {
    expect(whyNot(payload)).toMatchObject({ reason, keyName: null });
  });
});
