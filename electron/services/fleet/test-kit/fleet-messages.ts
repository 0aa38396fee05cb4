import type { KioskPlace } from '../topics.ts';

/** What the driver of a large fleet tells one of its processes. */
export type FleetOrder =
  | {
      readonly kind: 'open';
      readonly places: readonly KioskPlace[];
      readonly url: string;
      readonly ca: string;
    }
  /** Every kiosk sells once more. */
  | { readonly kind: 'sell'; readonly round: number }
  | { readonly kind: 'jump'; readonly spanMs: number }
  /** `collect`: with what is of no more use taken away before, which takes a while. */
  | { readonly kind: 'count'; readonly collect: boolean }
  | { readonly kind: 'close' };

export interface FleetCount {
  readonly connected: number;
  /** Events that wait in the kiosks. */
  readonly waiting: number;
  readonly undelivered: number;
  /** Of the whole process. */
  readonly memoryBytes: number;
}

/** Of every simulated kiosk; a test's broker knows no other. */
export const FLEET_PASSWORD = 'fleet';
export const userOf = ({ siteId, kioskId }: KioskPlace): string => `${siteId}/${kioskId}`;
export const saleIdOf = (place: KioskPlace, round: number): string => `${userOf(place)}/${round}`;
