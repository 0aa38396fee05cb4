import type { SettingShape } from '../../shared/contract/setting-shape.ts';
import type {
  BundleAnswer,
  LoginTest,
  NetworkStep,
  PowerAnswer,
  SettingChange,
} from '../../shared/contract/staff-settings.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { ConfigJson } from '../../shared/domain/setting-changes.ts';
import { mayDo } from '../../shared/domain/staff.ts';
import type { AuditDetail } from '../journal/audit.ts';
import type { SupportBundle } from '../services/settings/bundle/support-bundle.ts';
import type { ClosedSwitch } from '../services/settings/closed-switch.ts';
import type { DraftDesk } from '../services/settings/draft-desk.ts';
import { youngestLines } from '../services/settings/log-lines.ts';
import { testPayTemplate } from '../services/settings/pay-template-test.ts';
import type { Power } from '../services/settings/power.ts';
import { shapeAt } from '../services/settings/secrets.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import type { StaffExport } from '../services/staff/export/staff-export.ts';
import type { LogFile } from '../system/log-file.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface StaffSettingsCalls {
  readonly guard: StaffGuard;
  readonly service: SettingsService;
  readonly drafts: DraftDesk;
  readonly power: Power;
  readonly closing: { readonly byStaff: ClosedSwitch; openByHours(): boolean | null };
  readonly shape: SettingShape;
  readonly currency: string;
  readonly logFile: LogFile | null;
  readonly staffExport: StaffExport;
  current(): ConfigJson;
  running(): number;
  bundle(): Promise<SupportBundle>;
  testLogin(details: { url: string; account: string; password: string | null }): Promise<LoginTest>;
  testNetwork(): Promise<NetworkStep[]>;
}

export function staffSettingsHandlers(calls: StaffSettingsCalls) {
  const { guard, service, drafts, power, closing } = calls;
  const detailOf = ({ changes }: { changes: readonly SettingChange[] }) =>
    describeChanges(changes, calls.shape, calls.current());
  return {
    getSettings: guard.see('shopSettings', async () => ok(service.view())),
    checkSettings: guard.see('shopSettings', async ({ changes }: { changes: SettingChange[] }) =>
      ok(await service.check(changes)),
    ),
    applySettings: guard.order('shopSettings', 'changeSettings', detailOf, async ({ changes }, who) =>
      ok(await service.apply(changes, mayDo(who.role, 'allSettings'))),
    ),
    keepSettingsDraft: guard.see('shopSettings', async ({ changes }: { changes: SettingChange[] }, who) => {
      drafts.keep(who.personId, changes);
      return ok({});
    }),
    getSettingsDraft: guard.see('shopSettings', async (_input, who) => ok(drafts.find(who.personId))),
    keepSettings: guard.order('allSettings', 'keepSettings', nothing, async () =>
      ok(service.keep() ? DONE : FAILED),
    ),
    undoSettings: guard.order('allSettings', 'undoSettings', nothing, async () =>
      ok(service.undo() ? DONE : NOT_POSSIBLE),
    ),
    forgetSettings: guard.order('allSettings', 'forgetSettings', nothing, async () =>
      ok(await service.forget()),
    ),
    getControls: guard.see('closeKiosk', async () =>
      ok({
        closed: closing.byStaff.isClosed(),
        message: closing.byStaff.message(),
        openByHours: closing.openByHours(),
        running: calls.running(),
        can: power.can(),
      }),
    ),
    setClosed: guard.order(
      'closeKiosk',
      'setClosed',
      ({ closed }: { closed: boolean; message: ReturnType<ClosedSwitch['message']> }) => ({ closed }),
      async ({ closed, message }) => {
        try {
          closing.byStaff.set(closed, message);
        } catch {
          return reply(FAILED);
        }
        return reply(DONE);
      },
    ),
    restartKiosk: guard.order('power', 'restartKiosk', nothing, async () => ok(power.restart())),
    leaveKiosk: guard.order('power', 'leaveKiosk', nothing, async () => ok(power.leave())),
    shutDown: guard.order('power', 'shutDown', nothing, async () => ok(await power.shutDown())),
    testLogin: guard.order(
      'allSettings',
      'testLogin',
      ({ url, account }: { url: string; account: string; password: string | null }) => ({
        url: withoutUser(url),
        account,
      }),
      async (details) => ok(await calls.testLogin(details)),
    ),
    testNetwork: guard.see('shopSettings', async () => ok(await calls.testNetwork())),
    testPayTemplate: guard.see('allSettings', async ({ payType, template }: PayTemplateInput) =>
      ok(testPayTemplate(template, payType, calls.currency)),
    ),
    listLog: guard.see('supportBundle', async ({ level }: { level: 'info' | 'warn' }) =>
      ok(calls.logFile ? youngestLines(calls.logFile, level) : []),
    ),
    makeSupportBundle: guard.order(
      'supportBundle',
      'makeSupportBundle',
      ({ to }: { to: 'stick' | 'download' }) => ({ to }),
      async ({ to }) => {
        const { name, bytes } = await calls.bundle();
        const file = { name, bytes, contentType: 'application/gzip' };
        if (to === 'download') {
          return bundled({ kind: 'ready', path: calls.staffExport.offer(file), name, bytes: bytes.length });
        }
        const written = await calls.staffExport.toStick(file);
        if (!written.ok) return bundled({ kind: 'refused', reason: written.error });
        return bundled({ kind: 'onStick', name, bytes: bytes.length });
      },
    ),
  } satisfies Partial<BridgeHandlers>;
}

type PayTemplateInput = { payType: Parameters<typeof testPayTemplate>[1]; template: string };

const DONE = { kind: 'done' } as const;
const FAILED = { kind: 'refused', reason: 'failed' } as const;
const NOT_POSSIBLE = { kind: 'refused', reason: 'notPossible' } as const;
const nothing = () => ({});

const reply = (answer: PowerAnswer): Result<PowerAnswer, never> => ok(answer);
const bundled = (answer: BundleAnswer): Result<BundleAnswer, never> => ok(answer);

const SHOWN_MAX_LENGTH = 80;

/** What was changed to what, for the audit log: plain values as they are, and no more than the name of anything else. */
function describeChanges(
  changes: readonly SettingChange[],
  shape: SettingShape,
  json: ConfigJson,
): AuditDetail {
  return Object.fromEntries(
    changes.map((change) => {
      const name = change.path.join('.');
      if (change.kind === 'removed') return [name, null];
      const { value } = change;
      const kind = shapeAt(shape, change.path, json)?.kind;
      const isPlain = kind === 'number' || kind === 'switch' || kind === 'choice' || kind === 'text';
      if (!isPlain) return [name, '…'];
      return [
        name,
        typeof value === 'string' ? value.slice(0, SHOWN_MAX_LENGTH) : isSimple(value) ? value : '…',
      ];
    }),
  );
}

const isSimple = (value: unknown): value is number | boolean =>
  typeof value === 'number' || typeof value === 'boolean';

/** An address with a password in it is a mistake; the log is not where it should stand. */
function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//…@');
}
