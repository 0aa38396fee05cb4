import type { PersonView } from '../../../shared/contract/staff.ts';
import type { Preview } from '../../previews/preview.ts';

const people: PersonView[] = [
  {
    personId: 'owner',
    name: 'Owner',
    role: 'technician',
    fixed: true,
    lastEnteredAtMs: Date.UTC(2026, 10, 22, 6, 41),
  },
  {
    personId: 'ann',
    name: '陈静',
    role: 'supervisor',
    fixed: false,
    lastEnteredAtMs: Date.UTC(2026, 10, 21, 10, 5),
  },
  { personId: 'bob', name: 'Bob', role: 'attendant', fixed: false, lastEnteredAtMs: null },
];

export const previews: readonly Preview[] = [
  { name: 'staff/people', staff: 'people', replies: { listPeople: people } },
  { name: 'staff/person', staff: 'people', replies: { listPeople: people }, taps: ['person-Bob'] },
  { name: 'staff/person-new', staff: 'people', replies: { listPeople: people }, taps: ['person-add'] },
  {
    name: 'staff/person-name',
    staff: 'people',
    replies: { listPeople: people },
    taps: ['person-add', 'person-name'],
  },
  {
    name: 'staff/person-pin',
    staff: 'people',
    replies: { listPeople: people },
    taps: ['person-add', 'person-pin'],
  },
];
