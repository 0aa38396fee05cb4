import { deviceIdSchema } from '../../../shared/contract/devices.ts';
import type { AuditLine } from '../../../shared/contract/staff.ts';
import { STAFF_ROLES } from '../../../shared/domain/staff.ts';
import type { Language } from '../../state/language.ts';

/** What acts are about, as the main process names it. */
const NAMES = [
  'saleId',
  'code',
  'slot',
  'place',
  'amount',
  'amountMinor',
  'counted',
  'expected',
  'capacity',
  'on',
  'name',
  'role',
  'newPin',
  'deviceId',
  'reason',
  'note',
  'closed',
  'number',
  'varianceMinor',
  'modelId',
  'modelName',
  'address',
  'systemId',
  'messageId',
  'transId',
  'devId',
  'userName',
  'fromDay',
  'toDay',
  'status',
  'why',
  'command',
  'besides',
  'appVersion',
  'upTo',
] as const;
/** Ids and seals of no use to people: the log keeps them, the page leaves them out. */
const LEFT_OUT: readonly string[] = ['personId', 'hash', 'version', 'cashUpId', 'wishId', 'commandId'];

type Value = AuditLine['detail'][string];

/** What the act was about, in a line. A name without words stands there as it is written. */
export function detailText({ detail }: AuditLine, currency: string, language: Language): string {
  return Object.entries(detail)
    .filter(([name, value]) => value !== null && !LEFT_OUT.includes(name))
    .map(([name, value]) => `${nameText(name, language)}: ${valueText(name, value, currency, language)}`)
    .join(' · ');
}

function nameText(name: string, { t }: Language): string {
  const known = NAMES.find((each) => each === name);
  return known === undefined ? name : t(`staff.detail.${known}`);
}

function valueText(name: string, value: Value, currency: string, { t, money }: Language): string {
  if (typeof value === 'boolean') return t(value ? 'staff.detail.yes' : 'staff.detail.no');
  if (typeof value === 'number') return name.endsWith('Minor') ? money(value, currency) : String(value);
  const role = STAFF_ROLES.find((each) => name === 'role' && each === value);
  if (role) return t(`staff.roles.${role}`);
  const device = deviceIdSchema.options.find((each) => name === 'deviceId' && each === value);
  return device ? t(`staff.device.${device}`) : String(value);
}
