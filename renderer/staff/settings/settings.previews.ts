import type { SettingsView } from '../../../shared/contract/staff-settings.ts';
import { settingsShape } from '../../fixtures/settings-shape.ts';
import type { Preview } from '../../previews/preview.ts';

const view: SettingsView = {
  shape: settingsShape,
  value: {
    shopName: 'Casepress Nanjing Road',
    deviceId: 'SHOP-0042',
    idleSeconds: 90,
    locales: ['zh-CN', 'en'],
    openingHours: { monday: { from: '09:30', to: '21:30' }, sunday: 'closed', closedDays: ['2026-12-25'] },
    backend: {
      url: 'https://shop.example/api',
      account: 'kiosk42',
      password: { hidden: 'environment', name: 'SHOP_PASSWORD' },
    },
    payments: [
      { type: 1, qr: 'https://pay.example/{third_id}?amount={pay_amount}&type={pay_type}' },
      { type: 5, settle: 'dispensed' },
      { type: 7 },
    ],
    staff: { pinHash: { hidden: 'kept' }, shuffleKeys: true },
  },
  changed: [['idleSeconds']],
  live: ['shopName', 'idleSeconds', 'locales', 'openingHours', 'screen'],
  forShop: ['shopName', 'idleSeconds', 'locales', 'openingHours', 'screen'],
  fileOnly: ['power'],
  trial: null,
  undone: null,
  refused: [],
  mistakes: [],
};

const controls = {
  closed: false,
  message: { en: null, 'zh-CN': null },
  openByHours: true,
  running: 2,
  can: { restart: true, leave: true, shutDown: true },
};
const checked = { faults: [], needsRestart: true };
const replies = { getSettings: view, getControls: controls, checkSettings: checked } as const;
const settings = { staff: 'settings', replies, waitFor: 'shop-state' } as const;

export const previews: readonly Preview[] = [
  { name: 'staff/settings', ...settings },
  { name: 'staff/settings-attendant', ...settings, staffRole: 'attendant' },
  { name: 'staff/settings-supervisor', ...settings, staffRole: 'supervisor', taps: ['settings-open-shop'] },
  { name: 'staff/settings-shop', ...settings, taps: ['settings-open-shop'] },
  { name: 'staff/settings-hours', ...settings, taps: ['settings-open-hours'] },
  { name: 'staff/settings-day', ...settings, taps: ['settings-open-hours', 'setting-openingHours.monday'] },
  { name: 'staff/settings-number', ...settings, taps: ['settings-open-look', 'setting-idleSeconds'] },
  { name: 'staff/settings-locales', ...settings, taps: ['settings-open-look', 'setting-locales'] },
  {
    name: 'staff/settings-choice',
    ...settings,
    taps: ['settings-open-payments', 'setting-payments', 'setting-payments.1', 'setting-payments.1.settle'],
  },
  {
    name: 'staff/settings-payment',
    ...settings,
    taps: ['settings-open-payments', 'setting-payments', 'setting-payments.0'],
  },
  { name: 'staff/settings-backend', ...settings, taps: ['settings-open-backend', 'setting-backend'] },
  {
    name: 'staff/settings-login',
    staff: 'settings',
    waitFor: 'shop-state',
    replies: { ...replies, testLogin: { kind: 'wrongLogin' } },
    taps: ['settings-open-backend', 'setting-backend', 'login-run'],
  },
  {
    name: 'staff/settings-template',
    staff: 'settings',
    waitFor: 'shop-state',
    replies: {
      ...replies,
      testPayTemplate: { kind: 'fine', text: 'https://pay.example/PAY20260101000001?amount=1.00&type=1' },
    },
    taps: ['settings-open-payments', 'setting-payments', 'setting-payments.0', 'template-run'],
  },
  {
    name: 'staff/settings-edited',
    staff: 'settings',
    waitFor: 'shop-state',
    replies: {
      ...replies,
      checkSettings: {
        faults: [{ path: ['staff', 'pinHash'], fault: { kind: 'doesNotFit', detail: '' } }],
        needsRestart: true,
      },
    },
    taps: ['settings-open-staff', 'setting-staff', 'setting-staff.shuffleKeys'],
  },
  {
    name: 'staff/settings-apply',
    ...settings,
    taps: ['settings-open-staff', 'setting-staff', 'setting-staff.shuffleKeys', 'settings-apply'],
  },
  {
    name: 'staff/settings-former',
    staff: 'settings',
    waitFor: 'former-draft',
    replies: {
      ...replies,
      getSettingsDraft: {
        editedAtMs: Date.UTC(2026, 10, 22, 6, 41),
        changes: [
          { kind: 'set', path: ['backend', 'password'], value: 'typed' },
          { kind: 'set', path: ['idleSeconds'], value: 90 },
          { kind: 'removed', path: ['openingHours', 'monday'] },
        ],
      },
    },
  },
  { name: 'staff/settings-close', ...settings, taps: ['shop-close'] },
  {
    name: 'staff/settings-trial',
    staff: 'settings',
    replies: {
      ...replies,
      getControls: { ...controls, closed: true },
      getSettings: {
        ...view,
        trial: { paths: [['backend', 'url'], ['payments']], endsAtMs: Date.UTC(2026, 10, 22, 6, 41) },
        refused: ['hologram: is not a setting of this version'],
      },
    },
  },
  {
    name: 'staff/settings-undone',
    staff: 'settings',
    replies: {
      ...replies,
      getControls: { ...controls, openByHours: false },
      getSettings: {
        ...view,
        undone: {
          paths: [['devices', 'casePrinter', 'url']],
          atMs: Date.UTC(2026, 10, 22, 6, 41),
          reason: 'notConfirmed',
          detail: ['case printer: not connected'],
        },
      },
    },
  },
  {
    name: 'staff/settings-broken',
    staff: 'settings',
    status: { kind: 'outOfService', reason: 'configuration', detail: [] },
    replies: {
      ...replies,
      getSettings: {
        ...view,
        mistakes: [
          'payments[0].qr: expected "qr": this type is paid by a QR code',
          'timeZone: expected a time zone name such as "Asia/Shanghai"',
        ],
      },
    },
  },
  { name: 'staff/settings-tools', ...settings, taps: ['settings-open-tools'] },
  {
    name: 'staff/settings-network',
    staff: 'settings',
    waitFor: 'shop-state',
    replies: {
      ...replies,
      testNetwork: [
        { step: 'address', outcome: 'good', detail: '192.168.1.20' },
        { step: 'names', outcome: 'good', detail: 'shop.example → 203.0.113.5' },
        { step: 'backend', outcome: 'bad', detail: 'connect ECONNREFUSED 203.0.113.5:443' },
        { step: 'clock', outcome: 'skipped', detail: '' },
      ],
      makeSupportBundle: { kind: 'refused', reason: 'noStick' },
    },
    taps: ['settings-open-tools', 'network-run', 'bundle-stick'],
  },
  {
    name: 'staff/settings-log',
    staff: 'settings',
    waitFor: 'shop-state',
    replies: {
      ...replies,
      listLog: [
        {
          atMs: Date.UTC(2026, 10, 22, 6, 41),
          level: 'error',
          text: 'devices: case printer: not connected {"status":{"kind":"disconnected"}}',
        },
        {
          atMs: Date.UTC(2026, 10, 22, 6, 40),
          level: 'warn',
          text: 'login test: the backend refuses the login',
        },
      ],
    },
    taps: ['settings-open-tools', 'open-log'],
  },
  { name: 'staff/settings-power', ...settings, taps: ['settings-open-tools', 'power-leave'] },
  { name: 'staff/settings-failed', staff: 'settings', refused: ['getSettings'] },
];
