import type { Preview } from '../../previews/preview.ts';

export const previews: readonly Preview[] = [
  { name: 'attract/quiet' },
  {
    name: 'attract/busy',
    board: [
      { queueNo: 'A011', state: 'ready' },
      { queueNo: 'A012', state: 'ready' },
      { queueNo: 'A009', state: 'attention' },
      { queueNo: 'A013', state: 'printing' },
      { queueNo: 'A014', state: 'waiting' },
      { queueNo: 'A015', state: 'waiting' },
      { queueNo: 'A016', state: 'waiting' },
    ],
  },
  { name: 'attract/closed', status: { kind: 'closed', opensAtMs: Date.UTC(2026, 10, 23, 1, 30) } },
  { name: 'attract/help', taps: ['help'] },
  { name: 'attract/session-lost', welcomeNotice: 'notice.sessionLost' },
  { name: 'attract/away', away: true, info: { demo: false }, waitFor: 'connection' },
];
