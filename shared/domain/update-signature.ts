/**
 * What is signed of a version that is offered as an update: its number and the hashes of its files, in an order that does
 * not hang on the feed's. One text for the program that signs and the one that checks.
 */
export function signedText(offer: { readonly version: string; readonly sha512s: readonly string[] }): string {
  return ['casepress update', offer.version, ...[...offer.sha512s].sort()].join('\n');
}
