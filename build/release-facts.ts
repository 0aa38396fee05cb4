import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { err, ok, type Result } from '../shared/domain/result.ts';
import type { ReleaseFacts } from './electron-builder.ts';

export interface Release extends ReleaseFacts {
  /** PEM file with the private key of updates; never packed. */
  readonly signingKeyFile: string | undefined;
}

/**
 * Reads from the environment what a release needs. An update that nobody could check is not made: the error is a sentence
 * for whoever runs `npm run dist`.
 */
export function readRelease(env: NodeJS.ProcessEnv): Result<Release, string> {
  const updateUrl = env.CASEPRESS_UPDATE_URL || undefined;
  const updateKeyFile = env.CASEPRESS_UPDATE_KEY || undefined;
  const signingKeyFile = env.CASEPRESS_SIGNING_KEY || undefined;
  const publisher = env.CASEPRESS_PUBLISHER || undefined;
  if (updateUrl === undefined) return ok({ updateUrl, updateKeyFile, publisher, signingKeyFile });

  if (URL.parse(updateUrl)?.protocol !== 'https:')
    return err(`CASEPRESS_UPDATE_URL is "${updateUrl}", expected an address that begins with https://.`);
  if (updateKeyFile === undefined || signingKeyFile === undefined)
    return err(
      'CASEPRESS_UPDATE_URL is set, and updates have to be signed: CASEPRESS_UPDATE_KEY (public) and CASEPRESS_SIGNING_KEY (private) have to name the PEM files of an Ed25519 key.',
    );
  if (!isKeyPair(updateKeyFile, signingKeyFile))
    return err(
      'CASEPRESS_UPDATE_KEY and CASEPRESS_SIGNING_KEY do not name the two halves of one Ed25519 key.',
    );
  return ok({ updateUrl, updateKeyFile, publisher, signingKeyFile });
}

function isKeyPair(publicFile: string, privateFile: string): boolean {
  if (!existsSync(publicFile) || !existsSync(privateFile)) return false;
  try {
    const text = readFileSync(publicFile, 'utf8');
    // A private key read as a public one gives its public half: it must never be packed.
    if (text.includes('PRIVATE')) return false;
    const [given, derived] = [createPublicKey(text), createPublicKey(readFileSync(privateFile, 'utf8'))];
    return given.asymmetricKeyType === 'ed25519' && given.equals(derived);
  } catch {
    return false;
  }
}
