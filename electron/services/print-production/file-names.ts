import { createHash } from 'node:crypto';

/** What a file is for. */
export type FileRole = 'colour' | 'white' | 'ticket';

const MAX_ORDER_LENGTH = 48;
const MAX_MODEL_LENGTH = 40;

/**
 * `<order>-<model>-<role>.<ending>`, in letters, digits, `-` and `_` only: safe on every file system and for every RIP.
 * Two orders never get the same name: an order number that cannot be written as it is gets a checksum.
 */
export function fileName(
  job: { readonly orderId: string; readonly modelName: string },
  role: FileRole,
  ending: 'png' | 'tif' | 'json',
): string {
  return `${nameOrder(job.orderId)}-${nameModel(job.modelName)}-${role}.${ending}`;
}

function nameOrder(orderId: string): string {
  const plain = orderId.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+/, '');
  const isPlain = plain === orderId && plain.length > 0 && plain.length <= MAX_ORDER_LENGTH;
  if (isPlain) return plain;
  const checksum = createHash('sha256').update(orderId).digest('hex').slice(0, 12);
  return `${plain.slice(0, MAX_ORDER_LENGTH)}-${checksum}`.replace(/^-/, 'order-');
}

/** "iPhone 15 Pro+" is `iphone-15-pro-plus`, "Café" is `cafe`. A name without Latin letters or digits is `case`. */
function nameModel(modelName: string): string {
  const plain = modelName
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/\+/g, ' plus')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_MODEL_LENGTH)
    .replace(/^-+|-+$/g, '');
  return plain || 'case';
}
