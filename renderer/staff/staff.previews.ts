import type { Preview } from '../previews/preview.ts';

export const previews: readonly Preview[] = [
  { name: 'staff/pin', staff: 'pin' },
  { name: 'staff/pin-shuffled', staff: 'pin', info: { shuffledPinPad: true } },
  { name: 'staff/pin-entered', staff: 'pin', taps: ['pin-4', 'pin-0', 'pin-7', 'pin-1'] },
  {
    name: 'staff/pin-wrong',
    staff: 'pin',
    replies: { enterStaff: { kind: 'wrongPin' } },
    taps: ['pin-4', 'pin-0', 'pin-7', 'pin-1', 'pin-ok'],
  },
  {
    name: 'staff/pin-locked',
    staff: 'pin',
    replies: { enterStaff: { kind: 'lockedOut', retryAfterSeconds: 45 } },
    taps: ['pin-4', 'pin-0', 'pin-7', 'pin-1', 'pin-ok'],
  },
];
