import * as z from 'zod';
import { noArgs, verb } from '../../devices/simulator-verbs.ts';
import type { VendingControl } from '../backend/vending-platform/platform.ts';
import type { DemoPart } from './demo-part.ts';

/** Longer than a driver waits by default, so that a late result is one. */
const LATE_SECONDS = 300;

/** The demo's vending platform on the panel: what the next order will meet. */
export function vendingPart(control: VendingControl, deliveryProduct: number): DemoPart {
  const next = (name: string, kind: Parameters<VendingControl['addOutcome']>[0]['kind']) =>
    verb(name, noArgs, () => control.addOutcome({ kind }));
  const stock = (change: { readonly isOnShelf: boolean }) => () =>
    control.setProduct(deliveryProduct, change);
  return {
    partId: 'vendingPlatform',
    verbs: [
      next('vendSucceed', 'success'),
      next('vendFail', 'failure'),
      next('vendSilent', 'silence'),
      verb('vendLate', z.strictObject({ seconds: z.number().min(0).max(3_600).optional() }), ({ seconds }) =>
        control.addOutcome({ kind: 'success', afterMs: (seconds ?? LATE_SECONDS) * 1000 }),
      ),
      next('vendTwice', 'duplicate'),
      next('vendUnclear', 'unknownBody'),
      next('vendContradict', 'contradiction'),
      verb('goOffline', noArgs, () => control.setOnline(false)),
      verb('goOnline', noArgs, () => control.setOnline(true)),
      verb('takeOffShelf', noArgs, stock({ isOnShelf: false })),
      verb('putOnShelf', noArgs, stock({ isOnShelf: true })),
    ],
    look: () => ({
      orders: control.orders().length,
      /** Results that were told, and those that nobody took. */
      told: control.deliveries().filter(({ outcome }) => outcome === 'acknowledged').length,
      next: control.upcoming().map(({ kind }) => kind),
      isOnline: control.isOnline(),
      isOnShelf: control.product(deliveryProduct)?.isOnShelf ?? false,
    }),
  };
}
