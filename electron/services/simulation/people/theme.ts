import { PayType } from '../../../../shared/domain/payment.ts';
import { PAY_TYPES } from '../kiosk/front.ts';
import type { Random } from '../world/random.ts';
import { TROUBLE_NAMES, type TroubleName } from './mischief.ts';

/** What a seed is about: rare meetings of troubles come about sooner where they are of one kind. */
export interface Theme {
  readonly name: string;
  readonly payTypes: readonly [PayType, ...PayType[]];
  readonly troubles: readonly [TroubleName, ...TroubleName[]];
}

const ANY_TIME = ['processKilled', 'powerCut'] as const;

const THEMES: readonly [Theme, ...Theme[]] = [
  { name: 'anything', payTypes: PAY_TYPES, troubles: TROUBLE_NAMES },
  {
    name: 'phones',
    payTypes: [PayType.weChat, PayType.alipay],
    troubles: [
      ...ANY_TIME,
      ...['roughNetwork', 'oneCallFails', 'oneCallFails', 'backendAway', 'backendAway'],
      ...['tokensExpire', 'clockSet', 'priceChanged', 'soldOut', 'forgedNews'],
    ] as [TroubleName, ...TroubleName[]],
  },
  {
    name: 'cash',
    payTypes: [PayType.cash],
    troubles: [
      ...ANY_TIME,
      ...['coinStuck', 'tubesEmpty', 'changerUnplugged', 'noteStuck', 'validatorUnplugged', 'diskFull'],
      ...['validatorUnplugged', 'printerTrouble', 'roughNetwork'],
    ] as [TroubleName, ...TroubleName[]],
  },
  {
    name: 'cards',
    payTypes: [PayType.nayax],
    troubles: [
      ...ANY_TIME,
      ...['readerUnplugged', 'cardRefundRefused', 'misdrop', 'misdrop', 'printerTrouble', 'oneCallFails'],
    ] as [TroubleName, ...TroubleName[]],
  },
  {
    name: 'machine',
    payTypes: PAY_TYPES,
    troubles: [
      ...ANY_TIME,
      ...['printerTrouble', 'printerUnplugged', 'dispenserTrouble', 'misdrop', 'feedFails', 'slipPaperOut'],
      ...['soldElsewhere', 'backendStopsOrder', 'roughNetwork', 'powerCut'],
    ] as [TroubleName, ...TroubleName[]],
  },
  {
    name: 'backend away',
    payTypes: [PayType.cash, PayType.nayax, PayType.onSite, PayType.onSite],
    troubles: [
      ...ANY_TIME,
      ...['backendAway', 'backendAway', 'backendAway', 'oneCallFails', 'priceChanged', 'soldOut', 'misdrop'],
      ...['printerTrouble', 'diskFull', 'clockSet', 'feedFails'],
    ] as [TroubleName, ...TroubleName[]],
  },
  {
    name: 'nobody but the kiosk',
    payTypes: [PayType.cash, PayType.onSite],
    troubles: ['processKilled', 'processKilled', 'powerCut', 'backendAway', 'backendAway', 'backendAway'],
  },
  {
    name: 'coupons',
    payTypes: [PayType.weChat, PayType.alipay, PayType.cash],
    troubles: [
      ...ANY_TIME,
      ...['sideCallFails', 'sideCallFails', 'sideCallFails', 'couponsUsedElsewhere', 'oneCallFails'],
      ...['priceChanged', 'backendAway', 'backendStopsOrder', 'misdrop'],
    ] as [TroubleName, ...TroubleName[]],
  },
  {
    name: 'papers',
    payTypes: PAY_TYPES,
    troubles: [
      ...ANY_TIME,
      ...['papersStuck', 'papersStuck', 'shopRefunds', 'sideCallFails', 'oneCallFails', 'roughNetwork'],
      ...['backendAway', 'diskFull', 'clockSet'],
    ] as [TroubleName, ...TroubleName[]],
  },
];

export const drawTheme = (random: Random): Theme => random.pick(THEMES);
