import type { StatusNotifier } from './backends/types.ts';
import type { Devices } from './devices/open-devices.ts';
import { createMoneyDevices, type MoneyDevices } from './services/payment/money-ports.ts';
import { planReaders } from './services/payment/reader-plan.ts';
import type { TellPayment } from './services/sale/types.ts';
import type { Config } from './system/config/schema.ts';

/** Which of the machine's devices take money, and which payment type is paid where. */
export function moneyDevicesOf(
  { payments = [] }: Config,
  { mdb, coinAcceptor }: Pick<Devices, 'mdb' | 'coinAcceptor'>,
): MoneyDevices {
  const machine = (mdb?.cashless ?? []).map(({ reader }) => reader);
  return createMoneyDevices({ mdb, coinAcceptor, ...planReaders(payments, machine) });
}

/** Tells the configured address of money that this machine took. */
export function payTeller(
  { notify }: Config,
  notifier: Pick<StatusNotifier, 'sendPaymentStatus'>,
): TellPayment | null {
  const url = notify?.paymentUrl;
  return url === undefined ? null : (news, options) => notifier.sendPaymentStatus(url, [news], options);
}
