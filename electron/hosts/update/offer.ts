import { createPublicKey, verify } from 'node:crypto';
import { signedText } from '../../../shared/domain/update-signature.ts';

/** A version that the feed offers. */
export interface UpdateOffer {
  readonly version: string;
  /** Of every file of this version, base64. The one that is downloaded has one of them. */
  readonly sha512s: readonly string[];
  /** Ed25519 over version and hashes, base64; null: the feed has none. */
  readonly signature: string | null;
}

/** True when the offer was signed by the holder of the key that came with this program. Anything odd is false. */
export function isSigned(offer: UpdateOffer, publicKeyPem: string): boolean {
  if (offer.signature === null || offer.sha512s.length === 0) return false;
  try {
    const key = createPublicKey(publicKeyPem);
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(signedText(offer)), key, Buffer.from(offer.signature, 'base64'));
  } catch {
    return false;
  }
}
