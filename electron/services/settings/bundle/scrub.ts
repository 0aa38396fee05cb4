/** Below this a secret is part of too many words; the structured parts of the bundle hide it all the same. */
const FINDABLE_LENGTH = 4;
const SCRUBBED = '[hidden]';

/**
 * Takes every secret out of a text, wherever it stands and however it is written there: plain, as in JSON, as in an
 * address, in Base64 or in hexadecimal.
 */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.filter((secret) => secret.length >= FINDABLE_LENGTH).flatMap(formsOf));
  const longestFirst = [...forms].filter((form) => form !== '').sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((scrubbed, form) => scrubbed.replaceAll(form, SCRUBBED), text);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = bytes.toString('base64');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}
