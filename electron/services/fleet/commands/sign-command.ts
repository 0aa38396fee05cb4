import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** So that a signature for anything else is none for a command. */
const PURPOSE = 'casepress fleet command\n';
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const bytesOf = (signed: string): Buffer => Buffer.from(`${PURPOSE}${signed}`, 'utf8');

/** The message for the command topic. `privateKey` in PEM, as `openssl genpkey -algorithm ed25519` makes it. */
export function signCommand(command: object, keyName: string, privateKey: string): string {
  const signed = JSON.stringify(command);
  const signature = sign(null, bytesOf(signed), createPrivateKey(privateKey)).toString('base64');
  return JSON.stringify({ signed, key: keyName, signature });
}

/** A public key of the configuration: 32 bytes in Base64, or the whole of its PEM. */
export function readPublicKey(text: string): KeyObject {
  const bytes = Buffer.from(text, 'base64');
  const der = bytes.length === 32 ? Buffer.concat([SPKI_HEAD, bytes]) : bytes;
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

export function isSignedBy(key: KeyObject, signed: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.length === 64 && verify(null, bytesOf(signed), key, bytes);
}
