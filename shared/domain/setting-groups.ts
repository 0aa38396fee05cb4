/** How the settings lie together on the staff's page: every top-level setting in one group. */
export const SETTING_GROUPS = {
  shop: ['shopName', 'deviceId', 'timeZone', 'currency', 'idRange'],
  hours: ['openingHours'],
  look: ['locales', 'screen', 'idleSeconds'],
  payments: ['payments', 'paymentTimeoutSeconds', 'latePaymentMinutes'],
  backend: ['backend', 'pollSeconds', 'offlineSales', 'network'],
  notifications: ['notify'],
  photos: ['photoIntake'],
  devices: ['devices', 'planogram', 'demoMachine'],
  partners: ['gobox', 'vendingPlatform', 'haidian', 'printShop', 'fleet'],
  staff: ['staff', 'power'],
} as const satisfies Record<string, readonly string[]>;

export type SettingGroup = keyof typeof SETTING_GROUPS;
