import type { PayMethod } from '../../../shared/contract/sale.ts';
import { PayType, type PayType as PayTypeNumber, READER_PAY_TYPES } from '../../../shared/domain/payment.ts';
import type { DeviceStatus } from '../../devices/types.ts';
import type { MoneyDevices } from './money-ports.ts';

type Reason = NonNullable<PayMethod['reason']>;

/** What keeps a type from being paid at this machine now; null where it works. */
export type MoneyObstacle = (payType: PayTypeNumber) => Reason | null;

export interface MoneyObstacleOptions {
  readonly devices: MoneyDevices;
  /** Staff have a PIN, so they can say that they took money. */
  readonly hasStaff: boolean;
}

export function createMoneyObstacle({ devices, hasStaff }: MoneyObstacleOptions): MoneyObstacle {
  return (payType) => {
    if (payType === PayType.cash) return cashObstacle(devices);
    if (READER_PAY_TYPES.includes(payType)) return readerObstacle(devices, payType);
    if (payType === PayType.onSite) return hasStaff ? null : 'notSupported';
    return 'notSupported';
  };
}

const works = (status: DeviceStatus): boolean => status.kind === 'ready' || status.kind === 'busy';

/** One working slot is enough. */
function cashObstacle({ coins, validator }: MoneyDevices): Reason | null {
  if (coins.length === 0 && !validator) return 'notSupported';
  const notes = validator?.status();
  if (coins.some((source) => works(source.status())) || (notes && works(notes))) return null;
  return notes?.kind === 'attention' && notes.reason === 'stackerFull' ? 'cashFull' : 'cashAway';
}

function readerObstacle(devices: MoneyDevices, payType: PayTypeNumber): Reason | null {
  const choice = devices.readerFor(payType);
  if (!choice) return 'notSupported';
  return works(choice.reader.status()) ? null : 'readerAway';
}
