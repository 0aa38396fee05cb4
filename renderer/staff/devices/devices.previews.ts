import type { DecodedLine, DeviceView, SelfTestAnswer } from '../../../shared/contract/devices.ts';
import type { MethodOutput } from '../../../shared/contract/index.ts';
import type { DeviceTest, FoundPort, TestPlan } from '../../../shared/contract/staff-tests.ts';
import type { Preview } from '../../previews/preview.ts';

const AT_MS = Date.UTC(2026, 10, 22, 6, 41);

const device = (
  deviceId: DeviceView['deviceId'],
  description: string,
  part: Partial<DeviceView> = {},
): DeviceView => ({
  ...{ deviceId, description, status: 'ready', reason: null, lastTrafficAtMs: AT_MS },
  counters: [
    { name: 'commands', value: 41_207 },
    { name: 'timeouts', value: 3 },
    { name: 'reconnects', value: 1 },
    { name: 'badFrames', value: 0 },
  ],
  ...part,
});

const good = [
  device('casePrinter', 'ipp ipp://192.168.1.40:631/ipp/print'),
  device('dispenser', 'modbus 192.168.1.31:502 unit 1', {
    counters: [
      { name: 'motions', value: 86 },
      { name: 'failedMotions', value: 1 },
      { name: 'unclearMotions', value: 0 },
    ],
  }),
  device('mdb', 'qibixx usb 16d0:0a1b', { status: 'busy' }),
  device('receiptPrinter', 'escpos /dev/usb/lp0'),
  device('board', 'modbus 192.168.1.31:502 unit 2'),
  device('scanner', 'serial usb 0c2e:0b61', { lastTrafficAtMs: null }),
];
const troubled = good.map((each): DeviceView => {
  if (each.deviceId === 'dispenser') return { ...each, status: 'attention', reason: 'noDrop' };
  if (each.deviceId === 'receiptPrinter') return { ...each, status: 'attention', reason: 'paperOut' };
  return each.deviceId === 'casePrinter' ? { ...each, status: 'disconnected' } : each;
});

const plan: TestPlan = {
  currency: 'CNY',
  feedsBlanks: true,
  slots: [
    { slot: 1, modelName: 'iPhone 17', count: 12 },
    { slot: 2, modelName: 'iPhone 17 Pro Max 512 GB Special Edition', count: 0 },
    { slot: 3, modelName: 'HUAWEI Mate 70 Pro', count: null },
    { slot: 4, modelName: null, count: 1 },
  ],
  readers: [
    { reader: 1, model: 'NAYAX VPOS', canRefund: true },
    { reader: 2, model: 'READER', canRefund: false },
  ],
  cash: {
    coinValues: [50, 100],
    noteValues: [100, 500, 1_000, 2_000],
    tubes: [
      { valueMinor: 10, count: 8, isFull: false },
      { valueMinor: 50, count: 23, isFull: false },
      { valueMinor: 100, count: 60, isFull: true },
    ],
    paysOut: true,
  },
  running: null,
};

const test = (part: Partial<DeviceTest>): DeviceTest => ({
  ...{ testId: 'test-1', kind: 'print', deviceId: 'casePrinter', personName: 'Lin', startedAtMs: AT_MS },
  ...{ finishedAtMs: null, outcome: 'running', steps: [], slot: 1, reader: null, askedMinor: null },
  ...{ chargedMinor: null, cash: null, wantsLook: false },
  ...part,
});
const printing = test({
  steps: [
    { step: 'prepare', outcome: 'passed', detail: 'test-1-test-colour.png' },
    { step: 'feed', outcome: 'passed', detail: 'fed' },
    { step: 'print', outcome: 'running', detail: '' },
  ],
});
const dropped = test({
  ...{ kind: 'vend', deviceId: 'dispenser', outcome: 'failed', finishedAtMs: AT_MS },
  steps: [
    { step: 'feed', outcome: 'passed', detail: 'fed' },
    { step: 'dispense', outcome: 'failed', detail: 'noDrop' },
  ],
});
const cutOff = test({
  ...{ testId: 'test-0', outcome: 'interrupted', finishedAtMs: AT_MS, wantsLook: true, slot: 3 },
  steps: [
    { step: 'prepare', outcome: 'passed', detail: '' },
    { step: 'feed', outcome: 'passed', detail: 'fed' },
    { step: 'print', outcome: 'unclear', detail: 'the device cannot tell' },
  ],
});
const coins = test({
  ...{ kind: 'cash', deviceId: 'mdb', slot: null },
  steps: [{ step: 'slots', outcome: 'running', detail: '' }],
  cash: {
    coins: [
      { valueMinor: 50, count: 1 },
      { valueMinor: 100, count: 2 },
    ],
    notesRead: [{ valueMinor: 1_000, count: 1 }],
    ...{ rejected: 1, insertedMinor: 250, returnedMinor: 0, keptMinor: 250 },
  },
});
const coinsKept = test({
  ...coins,
  ...{ outcome: 'passed', finishedAtMs: AT_MS },
  cash: coins.cash && { ...coins.cash, returnedMinor: 200, keptMinor: 50 },
});
const card = test({
  ...{ kind: 'card', deviceId: 'mdb', slot: null, reader: 1, askedMinor: 1 },
  steps: [
    { step: 'ask', outcome: 'passed', detail: '' },
    { step: 'approve', outcome: 'running', detail: '' },
  ],
});
const charged = test({
  ...card,
  ...{ outcome: 'passed', finishedAtMs: AT_MS, chargedMinor: 1, reader: 2 },
  steps: [
    { step: 'ask', outcome: 'passed', detail: '' },
    { step: 'approve', outcome: 'passed', detail: '' },
    { step: 'undo', outcome: 'skipped', detail: 'charged: the reader gives nothing back' },
  ],
});

const lines: DecodedLine[] = [
  { direction: 'sent', hex: '000100000006010200000008', meaning: 'unit 1: read inputs at 0, 8' },
  { direction: 'received', hex: '00010000000401020105', meaning: 'unit 1: read inputs: 0105' },
  { direction: 'sent', hex: '0002000000060105000aff00', meaning: 'unit 1: write coil at 10, 65280' },
  { direction: 'received', hex: 'ff00', meaning: null },
].map((line, index) => ({
  ...(line as Pick<DecodedLine, 'direction' | 'hex' | 'meaning'>),
  atMs: AT_MS + index * 137,
  byteCount: line.hex.length / 2,
}));

const passed: SelfTestAnswer = {
  kind: 'done',
  steps: [
    { step: 'answers', outcome: 'passed', detail: '192.168.1.31:502 unit 1' },
    { step: 'door', outcome: 'passed', detail: 'door closed' },
    { step: 'motors', outcome: 'failed', detail: 'jam true, motor fault false' },
    { step: 'light-curtain', outcome: 'passed', detail: 'blocked false, count 86' },
    { step: 'feed', outcome: 'skipped', detail: 'no sensor' },
  ],
};

const ports: FoundPort[] = [
  { path: '/dev/ttyUSB0', name: 'FTDI · USB 0403:6001 · A50285BI', state: 'held', found: null },
  {
    ...{ path: '/dev/ttyACM0', name: 'Qibixx · USB 16d0:0a1b', state: 'answers' },
    found: {
      ...{ place: '/dev/ttyACM0', name: 'Qibixx · USB 16d0:0a1b', speaks: 'qibixx' },
      part: 'mdb',
      settings: { driver: 'qibixx', connection: { usb: { vendorId: '16d0', productId: '0a1b' } } },
    },
  },
  { path: '/dev/ttyS0', name: '', state: 'silent', found: null },
  { path: '/dev/ttyS1', name: '', state: 'denied', found: null },
];

const settings: MethodOutput<'getSettings'> = {
  shape: { kind: 'free' },
  value: { devices: { mdb: { driver: 'wafer', connection: { path: '/dev/ttyS3' } } } },
  ...{ changed: [], live: [], forShop: [], fileOnly: [], trial: null, undone: null },
  ...{ refused: [], mistakes: [] },
};

const replies = {
  listDevices: good,
  listTests: [dropped, test({ ...coinsKept, testId: 'test-2' })],
  getTestPlan: plan,
  getDeviceTraffic: lines,
  testDevice: passed,
};
const page = (name: string, focus: string | null, more: Partial<Preview> = {}): Preview => ({
  name: `staff/devices-${name}`,
  staff: 'devices',
  ...(focus === null ? {} : { staffFocus: focus }),
  replies,
  ...(more.taps?.[0] === undefined ? {} : { waitFor: more.taps[0] }),
  ...more,
});
const running = (shown: DeviceTest) => ({
  replies: { ...replies, getTestPlan: { ...plan, running: shown.testId }, getTest: shown },
});
const started = (shown: DeviceTest, method: 'startVendTest' | 'startCashTest' | 'startCardTest') => ({
  replies: { ...replies, getTest: shown, [method]: { kind: 'started' as const, test: shown } },
});

export const previews: readonly Preview[] = [
  page('list', null),
  page('troubled', null, {
    replies: { ...replies, listDevices: troubled, listTests: [cutOff, dropped] },
  }),
  page('failed', null, { replies: {}, refused: ['listDevices'] }),
  page('attendant', null, { staffRole: 'attendant' }),
  page('dispenser', 'dispenser', { taps: ['self-test-run'] }),
  page('dispenser-trouble', 'dispenser', { replies: { ...replies, listDevices: troubled } }),
  page('self-test-runs', 'board', { silent: ['testDevice'], taps: ['self-test-run'] }),
  page('self-test-refused', 'casePrinter', {
    replies: { ...replies, testDevice: { kind: 'refused', reason: 'inUse' } },
    taps: ['self-test-run'],
  }),
  page('print-sure', 'casePrinter', { taps: ['test-print'] }),
  page('print-runs', 'casePrinter', running(printing)),
  page('vend-failed', 'dispenser', {
    ...started(dropped, 'startVendTest'),
    taps: ['test-vend', 'ask-sure-yes'],
  }),
  page('money', 'mdb'),
  page('coins', 'mdb', running(coins)),
  page('coins-kept', 'mdb', { ...started(coinsKept, 'startCashTest'), taps: ['test-cash'] }),
  page('card', 'mdb', running(card)),
  page('card-charged', 'mdb', { ...started(charged, 'startCardTest'), taps: ['test-card'] }),
  page('receipt', 'receiptPrinter'),
  page('touch', 'test-touch'),
  page('screen', 'test-screen'),
  page('sound', 'test-sound'),
  page('camera', 'test-camera'),
  page('scanner', 'test-scanner', {
    replies: { ...replies, listenForCodes: { kind: 'serial' } },
  }),
  page('connect', 'connect', {
    replies: { ...replies, findPorts: ports, findPrinters: [] },
    taps: ['find-ports', 'find-printers'],
  }),
  page('connect-settings', 'connect', {
    replies: { ...replies, findPorts: ports, getSettings: settings },
    taps: ['find-ports', 'port-/dev/ttyACM0'],
  }),
];
