import { wizardHandlers } from './bridge/wizard.ts';
import { infoOf } from './kiosk-info.ts';
import type { StaffModeParts } from './kiosk-staff.ts';
import type { SettingsService } from './services/settings/settings-service.ts';
import { createSetupWizard } from './services/setup-wizard/setup-wizard.ts';

/** Has a kiosk that runs from its source offer its first run as an installed one does. */
const FIRST_RUN_VARIABLE = 'CASEPRESS_FIRST_RUN';

/** More than anybody sells as a test. */
const LOOKED_AT_SALES = 20;

/** The first run of an installed kiosk, and its steps for staff later. */
export function openSetupWizard(
  { shop, machine, ground, entry, news }: StaffModeParts,
  settings: SettingsService,
) {
  const { kept, clock, environment } = ground;
  const wizard = createSetupWizard({
    keeper: kept,
    now: () => clock.now(),
    isFirstRun: ground.isPackaged || environment[FIRST_RUN_VARIABLE] === '1',
    config: () => ground.settings.inUse().json,
    hasPeople: () => entry.people.list().some(({ fixed }) => !fixed),
    apply: (changes) => settings.apply(changes, true),
    recentSales: () => machine.engine.store.recentSales(LOOKED_AT_SALES),
    onChange: () => news.emit('kioskInfoChanged', infoOf(shop, machine, ground, wizard.offer())),
  });
  return {
    offer: wizard.offer,
    handlers: wizardHandlers({ wizard, guard: entry.guard, audit: entry.audit, clock }),
  };
}
