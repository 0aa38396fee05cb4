import { expect, it } from 'vitest';
import { parseConfig } from './load.ts';

const KEY = 'Z'.repeat(43).concat('=');
const FLEET = {
  url: 'mqtts://broker.example:8883',
  siteId: 'north',
  kioskId: 'k1',
  user: 'north/k1',
  password: { env: 'FLEET_PASSWORD' },
  caFile: '/etc/casepress/ca.crt',
  commandKeys: { ann: KEY, 'bob.ops': `MCowBQYDK2VwAyEA${KEY}` },
};
const mistakesOf = (fleet: object, environment: NodeJS.ProcessEnv = { FLEET_PASSWORD: 'x' }) => {
  const parsed = parseConfig({ fleet }, environment);
  return parsed.ok ? [] : parsed.error;
};

it('takes a fleet whole, with what it need not say', () => {
  const parsed = parseConfig({ fleet: FLEET }, { FLEET_PASSWORD: 'x' });
  expect(parsed).toMatchObject({
    ok: true,
    value: { fleet: { ...FLEET, topicRoot: 'casepress', stateSeconds: 10 } },
  });
});

it('is off where it is missing', () => {
  const parsed = parseConfig({}, {});
  expect(parsed.ok && 'fleet' in parsed.value).toBe(false);
  expect(parsed.ok).toBe(true);
});

it.each([
  [
    'without encryption, to another machine',
    { url: 'mqtt://broker.example' },
    /^fleet\.url: expected .*mqtts/,
  ],
  ['with a login in the address', { url: 'mqtts://a:b@broker.example' }, /^fleet\.url: /],
  ['no address', { url: 'broker' }, /^fleet\.url: /],
  ['another protocol', { url: 'wss://broker.example' }, /^fleet\.url: /],
  ['an id that is two levels', { kioskId: 'a/b' }, /^fleet\.kioskId: expected letters/],
  ['an id that is a wildcard', { siteId: '+' }, /^fleet\.siteId: /],
  ['a user alone', { password: undefined }, /^fleet: expected user and password together$/],
  [
    'a certificate alone',
    { clientCertificateFile: 'a' },
    /^fleet: expected clientCertificateFile and clientKeyFile/,
  ],
  ['a key that is none', { commandKeys: { ann: 'secret' } }, /^fleet\.commandKeys\.ann: expected an Ed25519/],
])('names what is wrong: %s', (_what, changes, mistake) => {
  expect(mistakesOf({ ...FLEET, ...changes })).toEqual([expect.stringMatching(mistake)]);
});

it('names the variable that is to hold the password, and is empty', () => {
  expect(mistakesOf(FLEET, {})).toEqual([expect.stringMatching(/^fleet\.password: .*FLEET_PASSWORD/)]);
});

it('may go without encryption to a relay on this very machine', () => {
  expect(mistakesOf({ ...FLEET, url: 'mqtt://127.0.0.1:1883' })).toEqual([]);
});
