import { expect, it } from 'vitest';
import { SYSTEM_IDS, systemStateSchema } from '../../../../shared/contract/staff-systems.ts';
import { systemsNeeds } from './systems-needs.ts';

const rest = { backlog: null, lastError: null, lastSuccessAtMs: null, canBeAsked: false, hasPages: false };
const needsIn = (state: (typeof systemStateSchema.options)[number]) =>
  systemsNeeds(SYSTEM_IDS.map((systemId) => ({ systemId, state, ...rest })));

const others = SYSTEM_IDS.filter((systemId) => systemId !== 'mobileShell');

it.each(systemStateSchema.options)('a system that is %s wants somebody, or nobody', (state) => {
  const isTrouble = ['away', 'refuses', 'odd', 'deaf'].includes(state);
  const wanted = others.map((systemId) => ({
    ...{ kind: 'system', systemId, state },
    urgency: systemId === 'vendingPlatform' ? 'now' : 'soon',
  }));
  expect(needsIn(state)).toEqual(isTrouble ? wanted : []);
});
