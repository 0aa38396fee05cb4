import type { DeviceView } from '../../../shared/contract/devices.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';

const TONES: Record<DeviceView['status'], PillTone> = {
  ready: 'good',
  busy: 'busy',
  attention: 'warning',
  disconnected: 'bad',
};

export const deviceTone = ({ status }: DeviceView): PillTone => TONES[status];

/** How a device is, in a word or two: what is wrong, where something is. */
export function deviceStateText({ status, reason }: DeviceView, language: Language): string {
  return reason === null ? language.t(`staff.deviceState.${status}`) : reasonText(reason, language);
}

/** The words of the devices' own lists (`…Trouble` in electron/devices). */
export const DEVICE_REASONS = [
  'acceptorUnplugged',
  'batteryLow',
  'billJam',
  'cashBoxOut',
  'coinJam',
  'coverOpen',
  'cutter',
  'doorOpen',
  'doubleDrop',
  'error',
  'fault',
  'inkEmpty',
  'jam',
  'lift',
  'mediaEmpty',
  'motor',
  'noAnswer',
  'noDrop',
  'noFeed',
  'offline',
  'onBattery',
  'orderRefused',
  'paperOut',
  'peripheralMissing',
  'stackerFull',
  'stopped',
  'storageFull',
  'tooCold',
  'tooHot',
  'trayBlocked',
  'tubeJam',
  'tubeSensor',
  'unclear',
  'wrongCurrency',
] as const;

/** A reason that has no words here is shown as the device says it, rather than not at all. */
export function reasonText(reason: string, { t }: Language): string {
  if (reason === 'other') return t('staff.deviceState.attention');
  const known = DEVICE_REASONS.find((each) => each === reason);
  return known === undefined ? reason : t(`staff.deviceReason.${known}`);
}

/** What to do about it. Null: nothing, or nothing that anybody could say. */
export function adviceText({ status, reason }: DeviceView, { t }: Language): string | null {
  if (status === 'disconnected') return t('staff.devices.advice.disconnected');
  if (reason === null) return null;
  if (reason === 'other') return t('staff.devices.advice.ownDisplay');
  const known = DEVICE_REASONS.find((each) => each === reason);
  return known === undefined ? null : t(`staff.devices.advice.${known}`);
}
