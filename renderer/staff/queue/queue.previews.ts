import type { QueueCase, QueueView } from '../../../shared/contract/staff-queue.ts';
import type { Preview } from '../../previews/preview.ts';

const MINUTE_MS = 60_000;
const nowMs = Date.now();
const agoMs = (minutes: number) => nowMs - minutes * MINUTE_MS - 5_000;

const queueCase = (queueNo: string, change: Partial<QueueCase> = {}): QueueCase => ({
  saleId: `sale-${queueNo}`,
  queueNo,
  modelName: 'iPhone 17 Pro',
  state: 'waiting',
  placedAtMs: agoMs(6),
  sinceMs: agoMs(6),
  place: null,
  isMovedUp: false,
  isFromElsewhere: false,
  claimCode: null,
  ...change,
});

const running: QueueView = {
  paused: null,
  cases: [
    queueCase('A014', { state: 'printing', sinceMs: agoMs(1), modelName: 'Galaxy S25 Ultra' }),
    queueCase('A017', { place: 1, isMovedUp: true, sinceMs: agoMs(2) }),
    queueCase('A015', { place: 2, modelName: 'Redmi Note 14 Pro+ 5G (Global, dual SIM)' }),
    queueCase('W203', {
      place: 3,
      state: 'noBlank',
      isFromElsewhere: true,
      modelName: '华为 Pura 80 Ultra',
      sinceMs: agoMs(131),
    }),
    queueCase('A013', { state: 'ready', sinceMs: agoMs(3), modelName: 'Pixel 9' }),
    queueCase('A011', { state: 'attention', claimCode: 'K7QP2M', sinceMs: agoMs(22) }),
  ],
  machine: {
    printer: { status: 'busy', reason: null },
    dispenser: { status: 'ready', reason: null },
    feedPlace: 'occupied',
    tray: 'occupied',
    door: 'closed',
    isBlankLeft: false,
    isStuck: false,
  },
};
const paused: QueueView = { ...running, paused: { atMs: agoMs(9), personName: '陈静' } };
const stuck: QueueView = {
  ...running,
  cases: [
    queueCase('A015', { place: 1 }),
    queueCase('A016', { place: 2, modelName: 'Pixel 9' }),
    queueCase('A014', { state: 'attention', claimCode: 'K7QP2M', sinceMs: agoMs(4) }),
  ],
  machine: {
    printer: { status: 'attention', reason: 'jam' },
    dispenser: { status: 'attention', reason: 'doorOpen' },
    feedPlace: 'occupied',
    tray: 'empty',
    door: 'open',
    isBlankLeft: true,
    isStuck: true,
  },
};

const page = (name: string, getQueue: QueueView, more: Partial<Preview> = {}): Preview => ({
  name: `staff/queue${name}`,
  staff: 'queue',
  replies: { getQueue },
  ...(more.taps && { waitFor: 'queue-state' }),
  ...more,
});

export const previews: readonly Preview[] = [
  page('', running),
  page('-empty', { ...running, cases: [] }),
  page('-paused', paused),
  page('-stuck', stuck),
  page('-stuck-sure', stuck, { taps: ['queue-clear'] }),
  page('-stuck-refused', stuck, {
    replies: { getQueue: stuck, clearMachine: { kind: 'refused', reason: 'occupied' } },
    taps: ['queue-clear', 'ask-sure-yes'],
  }),
  page('-case', running, { taps: ['case-A015'] }),
  page('-case-no-blank', running, { taps: ['case-W203'] }),
  page('-case-trouble', running, { taps: ['case-A011'] }),
  page('-cancel', running, { taps: ['case-A015', 'case-cancel'] }),
  page('-failed', running, { refused: ['getQueue'] }),
];
