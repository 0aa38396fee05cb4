import type { AuditLine } from '../../../shared/contract/staff.ts';
import type { Preview } from '../../previews/preview.ts';

const line = (seq: number, action: string, change: Partial<AuditLine> = {}): AuditLine => ({
  seq,
  atMs: Date.UTC(2026, 10, 22, 6, seq),
  personId: 'ann',
  personName: '陈静',
  action,
  outcome: 'ordered',
  detail: {},
  ...change,
});

const lines = [
  line(6, 'left'),
  line(5, 'testDevice', { detail: { deviceId: 'dispenser' } }),
  line(4, 'addPerson', { detail: { name: 'Bob', role: 'technician' }, outcome: 'refused' }),
  line(3, 'entered'),
  line(2, 'wrongPin', { personId: null, personName: '', outcome: 'refused' }),
  line(1, 'entered', { personId: 'owner', personName: 'Owner' }),
];

export const previews: readonly Preview[] = [
  { name: 'staff/audit', staff: 'audit', replies: { listAudit: { lines, brokenAt: null } } },
  { name: 'staff/audit-broken', staff: 'audit', replies: { listAudit: { lines, brokenAt: 4 } } },
];
