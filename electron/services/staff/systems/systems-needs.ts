import type { Need } from '../../../../shared/contract/staff-overview.ts';
import type { SystemView } from '../../../../shared/contract/staff-systems.ts';

/** Systems that are in trouble as a whole. Of the main one the overview knows by itself. */
export function systemsNeeds(systems: readonly SystemView[]): Need[] {
  return systems.flatMap(({ systemId, state }): Need[] => {
    if (systemId === 'mobileShell' || state === 'off' || state === 'quiet' || state === 'on') return [];
    // Without the vending platform nothing that is paid for comes out.
    const urgency = systemId === 'vendingPlatform' ? 'now' : 'soon';
    return [{ kind: 'system', urgency, systemId, state }];
  });
}
