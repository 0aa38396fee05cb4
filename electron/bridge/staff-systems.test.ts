import { describe, expect, it } from 'vitest';
import { type staffSystemsMethods, systemViewSchema } from '../../shared/contract/staff-systems.ts';
import { STAFF_ROLES, type StaffRole } from '../../shared/domain/staff.ts';
import type { AuditEntry } from '../journal/audit.ts';
import { createVirtualClock } from '../services/sale/simulation/virtual-clock.ts';
import type { Heard } from '../services/staff/systems/system-watch.ts';
import { createSystemsDesk, type SystemSource } from '../services/staff/systems/systems-desk.ts';
import { silentLog } from '../system/log.ts';
import { createDispatcher } from './dispatch.ts';
import { createStaffGuard } from './staff-guard.ts';
import { staffSystemsHandlers } from './staff-systems.ts';
import type { BridgeHandlers } from './types.ts';

/** What another system may say in its error, and what is for nobody but whoever sets it up. */
const DETAIL = 'the account kiosk42 with appKey a-very-secret-app-key is unknown';

/** One call of each kind, as a page makes it. */
const INPUTS = {
  listSystems: {},
  askSystem: { systemId: 'gobox' },
  listUndelivered: { systemId: 'gobox' },
  sendMessageAgain: { systemId: 'gobox', messageId: 7 },
} as const satisfies Record<keyof typeof staffSystemsMethods, object>;
type Name = keyof typeof INPUTS;
const NAMES = Object.keys(INPUTS) as Name[];

function open(role: StaffRole | null) {
  const lines: AuditEntry[] = [];
  const sent: number[] = [];
  const heard: Heard = {
    ...{ reach: 'refuses', lastSuccessAtMs: 5 },
    lastError: { fault: 'unauthorised', atMs: 7, detail: DETAIL },
  };
  const gobox: SystemSource = {
    ...{ systemId: 'gobox', heard: () => heard, ask: async () => undefined, hasPages: true },
    messages: {
      backlog: () => ({ waiting: 1, undelivered: 1 }),
      listUndelivered: () => [
        { messageId: 7, about: 'trade', subject: 'P1', saleId: 's1', attempts: 5, createdAtMs: 1 },
      ],
      sendAgain: (messageId) => messageId === 7 && sent.push(messageId) === 1,
    },
  };
  const guard = createStaffGuard({
    staff: { inside: () => role && { personId: 'ann', name: 'Ann', role }, stay: () => {} },
    audit: { append: (entry) => void lines.push(entry) },
    clock: createVirtualClock(9),
  });
  const handlers = staffSystemsHandlers({ guard, systems: createSystemsDesk([gobox]) });
  // As a host calls them: what goes in and what comes out is checked by the contract.
  const call = createDispatcher(handlers as unknown as BridgeHandlers, silentLog);
  return { lines, sent, call };
}

/** Nothing but an answer of the contract is an answer here. */
const EXPECTED: Record<StaffRole, Name[]> = {
  attendant: ['listSystems', 'askSystem', 'listUndelivered'],
  supervisor: NAMES,
  technician: NAMES,
};

describe('what staff ask of the other systems', () => {
  it('is parsed before anything is done, whoever asks', async () => {
    const { call, sent, lines } = open('technician');
    const odd: readonly (readonly [Name, unknown])[] = [
      ['listSystems', { systemId: 'gobox' }],
      ['askSystem', {}],
      ['askSystem', { systemId: 'somebodyElse' }],
      ['listUndelivered', { systemId: 4 }],
      ['sendMessageAgain', { systemId: 'gobox', messageId: '7' }],
      ['sendMessageAgain', { systemId: 'gobox', messageId: 7, topic: 'trade' }],
    ];
    for (const [name, input] of odd)
      expect(await call(name, input), `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false });
    expect({ sent, lines }).toEqual({ sent: [], lines: [] });
  });

  it('is for whoever has the right, and what is sent again for supervisors', async () => {
    const doneBy = async (role: StaffRole | null) => {
      const { call } = open(role);
      const done: string[] = [];
      for (const name of NAMES) if ((await call(name, INPUTS[name])).ok) done.push(name);
      return done;
    };
    expect(await doneBy(null)).toEqual([]);
    const allowed = Object.fromEntries(
      await Promise.all(STAFF_ROLES.map(async (role) => [role, await doneBy(role)] as const)),
    );
    expect(allowed).toEqual(EXPECTED);
  });

  it('shows the words of another system to technicians, and to nobody else', async () => {
    for (const role of STAFF_ROLES) {
      const { call } = open(role);
      const answers = [await call('listSystems', {}), await call('askSystem', INPUTS.askSystem)];
      const text = JSON.stringify(answers);
      expect(text.includes(DETAIL), role).toBe(role === 'technician');
      const asked = answers[1];
      const view = asked?.ok ? systemViewSchema.parse(asked.value) : null;
      expect(view).toMatchObject({ state: 'refuses', lastError: { fault: 'unauthorised', atMs: 7 } });
    }
  });

  it('stands in the log where something is sent again, with its number and no secret; and that it was gone', async () => {
    const { call, lines, sent } = open('technician');
    await call('sendMessageAgain', INPUTS.sendMessageAgain);
    expect(await call('sendMessageAgain', { systemId: 'gobox', messageId: 8 })).toMatchObject({
      value: { kind: 'refused', reason: 'gone' },
    });
    expect(sent).toEqual([7]);
    const of = (messageId: number) => ({ systemId: 'gobox', messageId });
    expect(lines.map(({ action, outcome, detail }) => [action, outcome, detail])).toEqual([
      ['sendMessageAgain', 'ordered', of(7)],
      ['sendMessageAgain', 'ordered', of(8)],
      ['sendMessageAgain', 'refused', { ...of(8), why: 'gone' }],
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
