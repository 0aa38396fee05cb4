import { useKioskStore } from '../../state/kiosk-store.ts';
import type { CouponPlace } from './coupon-words.ts';

/** Where and when this kiosk is, for the sums and dates of a coupon. */
export function useCouponPlace(): CouponPlace {
  const info = useKioskStore((state) => state.info);
  return {
    currency: info?.currency ?? 'CNY',
    timeZone: info?.timeZone ?? 'Asia/Shanghai',
    nowMs: Date.now(),
  };
}
