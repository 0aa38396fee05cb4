import { createPrivateKey, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signedText } from '../shared/domain/update-signature.ts';

/**
 * Signs the feed that electron-builder has left in `folder` (latest.yml, latest-linux.yml, …), so that kiosks take what it
 * offers. Returns the files that were signed.
 */
export function signUpdates(folder: string, privateKeyPem: string): string[] {
  const key = createPrivateKey(privateKeyPem);
  const names = readdirSync(folder).filter((name) => /^latest(-[a-z0-9]+)*\.yml$/.test(name));
  return names.map((name) => {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8').replace(/^signature:.*\n/m, '');
    const signature = sign(null, Buffer.from(signedText(readFeed(text, name))), key).toString('base64');
    writeFileSync(file, `${text.trimEnd()}\nsignature: ${signature}\n`);
    return file;
  });
}

/** What is signed of a feed. It is electron-builder's own, always of the same shape, so no reader of YAML is needed. */
export function readFeed(text: string, name: string): { version: string; sha512s: string[] } {
  const version = /^version: ['"]?([^'"\s]+)['"]?$/m.exec(text)?.[1];
  const list = /^files:\n((?:[ -].*\n)+)/m.exec(text)?.[1] ?? '';
  const sha512s = [...list.matchAll(/^ +sha512: (\S+)$/gm)].map((found) => found[1] ?? '');
  if (version === undefined || sha512s.length === 0) throw new Error(`${name} is no feed of updates`);
  return { version, sha512s };
}
