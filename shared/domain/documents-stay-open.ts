import type { KioskStatus } from '../contract/kiosk.ts';

/**
 * Whether documents are printed while the kiosk is as it is. What keeps it from selling cases, its machine or the shop's backend, is no
 * part of printing documents.
 */
export const documentsStayOpen = (status: KioskStatus): boolean =>
  status.kind === 'inService' ||
  (status.kind === 'outOfService' && (status.reason === 'device' || status.reason === 'backend'));
