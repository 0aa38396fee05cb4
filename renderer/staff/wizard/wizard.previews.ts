import type { SetUpView } from '../../../shared/contract/wizard.ts';
import { settingsShape } from '../../fixtures/settings-shape.ts';
import type { Preview } from '../../previews/preview.ts';

const setUp: SetUpView = {
  steps: [
    { step: 'language', state: 'done' },
    { step: 'owner', state: 'done' },
    { step: 'deviceId', state: 'open' },
    { step: 'backend', state: 'open' },
    { step: 'payments', state: 'open' },
    { step: 'devices', state: 'open' },
    { step: 'testSale', state: 'open' },
  ],
  testSale: 'none',
  ended: null,
};
const allDone: SetUpView = {
  ...setUp,
  steps: setUp.steps.map(({ step }) => ({ step, state: step === 'devices' ? 'passed' : 'done' })),
  testSale: 'made',
};
const replies: NonNullable<Preview['replies']> = {
  getSetUp: setUp,
  getSettings: {
    shape: settingsShape,
    value: {
      locales: ['zh-CN', 'en'],
      timeZone: 'Asia/Shanghai',
      staff: { pinHash: { hidden: 'kept' } },
      backend: { url: 'https://shop.example/api', account: 'kiosk42', password: { hidden: 'kept' } },
      payments: [{ type: 1, qr: 'https://pay.example/{third_id}?amount={pay_amount}' }, { type: 7 }],
    },
    changed: [],
    live: ['shopName', 'idleSeconds', 'locales', 'openingHours', 'screen'],
    forShop: ['shopName', 'idleSeconds', 'locales', 'openingHours', 'screen'],
    fileOnly: ['power'],
    trial: null,
    undone: null,
    refused: [],
    mistakes: [],
  },
  checkSettings: { faults: [], needsRestart: true },
};
const wizard = {
  staff: 'settings',
  staffFocus: 'set-up',
  replies,
  waitFor: 'set-up-page',
} as const satisfies Omit<Preview, 'name'>;

export const previews: readonly Preview[] = [
  { name: 'wizard/offer', info: { setUp: 'begin' } },
  { name: 'wizard/offer-go-on', info: { setUp: 'goOn' } },
  {
    name: 'out-of-service/set-up',
    info: { setUp: 'goOn' },
    status: { kind: 'outOfService', reason: 'device', detail: ['case printer: not connected'] },
  },
  { name: 'wizard/first', staff: 'setUp' },
  { name: 'wizard/first-time-zone', staff: 'setUp', taps: ['first-timeZone'] },
  { name: 'wizard/first-currency', staff: 'setUp', taps: ['first-currency', 'pick-search'] },
  { name: 'wizard/first-shop-name', staff: 'setUp', taps: ['first-shopName'] },
  { name: 'wizard/first-pin', staff: 'setUp', taps: ['set-up-next'] },
  {
    name: 'wizard/first-refused',
    staff: 'setUp',
    replies: { beginSetUp: { kind: 'refused', reason: 'pinTooEasy' } },
    taps: [
      'set-up-next',
      ...['pin-1', 'pin-1', 'pin-1', 'pin-1', 'pin-ok'],
      ...['pin-1', 'pin-1', 'pin-1', 'pin-1', 'pin-ok'],
    ],
  },
  { name: 'wizard/language', ...wizard, taps: ['set-up-step-language'] },
  { name: 'wizard/owner', ...wizard, taps: ['set-up-step-owner'] },
  { name: 'wizard/owner-time-zone', ...wizard, taps: ['set-up-step-owner', 'setting-timeZone'] },
  { name: 'wizard/device-id', ...wizard },
  { name: 'wizard/backend', ...wizard, taps: ['set-up-step-backend'] },
  { name: 'wizard/payments', ...wizard, taps: ['set-up-step-payments'] },
  { name: 'wizard/devices', ...wizard, taps: ['set-up-step-devices'] },
  { name: 'wizard/test-sale', ...wizard, taps: ['set-up-step-testSale'] },
  {
    name: 'wizard/test-sale-paid',
    ...wizard,
    replies: { ...replies, getSetUp: { ...setUp, testSale: 'paid' } },
    taps: ['set-up-step-testSale'],
  },
  {
    name: 'wizard/finish-open',
    ...wizard,
    status: { kind: 'outOfService', reason: 'device', detail: [] },
    taps: ['set-up-step-finish'],
  },
  { name: 'wizard/finish', ...wizard, replies: { ...replies, getSetUp: allDone } },
  { name: 'wizard/failed', staff: 'settings', staffFocus: 'set-up', replies, refused: ['getSetUp'] },
];
