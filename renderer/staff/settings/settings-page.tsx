import { Suspense, useEffect, useMemo, useState } from 'react';
import type { SettingMember, SettingShape } from '../../../shared/contract/setting-shape.ts';
import type { FaultAt, SettingsView } from '../../../shared/contract/staff-settings.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { applyChanges, isRecord, valueAt, variantOf } from '../../../shared/domain/setting-changes.ts';
import { SETTING_GROUPS, type SettingGroup } from '../../../shared/domain/setting-groups.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { useStaffQuery } from '../kit/staff-api.ts';
import { SetUpPage, type WizardPage } from '../wizard/set-up-page.tsx';
import { SET_UP_FOCUS } from '../wizard/set-up-route.ts';
import { ApplyBar } from './apply-bar.tsx';
import { ClosedPanel } from './closed-panel.tsx';
import { findFormerDraft, useSettingsDraft } from './draft-store.ts';
import { FormerDraft } from './former-draft.tsx';
import { GroupPage } from './group-page.tsx';
import { LogPage } from './log-page.tsx';
import { LoginTest } from './login-test.tsx';
import { PayTemplateTest } from './pay-template-test.tsx';
import { SettingPage } from './setting-page.tsx';
import { type PagePath, useSettingWords } from './setting-words.ts';
import { SettingsPlace } from './settings-context.ts';
import { SettingsHome } from './settings-home.tsx';
import { ToolsPage } from './tools-page.tsx';
import './settings.css';

type Place =
  | { readonly kind: 'group'; readonly group: SettingGroup }
  | { readonly kind: 'setting'; readonly path: PagePath }
  | { readonly kind: 'setUp'; readonly shown: WizardPage | null }
  | { readonly kind: 'tools' | 'log' };

const SET_UP: Place = { kind: 'setUp', shown: null };

/** Every value of the configuration, and everything that acts on the program as a whole. */
export function SettingsPage() {
  const role = useStaffStore((state) => state.person?.role ?? 'attendant');
  // An attendant may close and open the kiosk, and nothing else of this page.
  if (!mayDo(role, 'shopSettings')) return <ClosedPanel />;
  return (
    <Suspense fallback={null}>
      <AllSettings />
    </Suspense>
  );
}

function AllSettings() {
  const { t } = useLanguage();
  // Loaded before anything is shown, so that no page of it waits later.
  useSettingWords();
  const settings = useStaffQuery('getSettings', {});
  const { data } = settings;
  if (!data)
    return (
      settings.isError && (
        <ListFailed
          text={t('staff.failed')}
          onRetry={() => void settings.refetch()}
          busy={settings.isFetching}
        />
      )
    );
  return <Settings view={data} />;
}

function Settings({ view }: { readonly view: SettingsView }) {
  const { t } = useLanguage();
  const role = useStaffStore((state) => state.person?.role ?? 'attendant');
  const changes = useSettingsDraft((state) => state.changes);
  const isForSetUp = useStaffStore((state) => state.focus === SET_UP_FOCUS);
  const [places, setPlaces] = useState<readonly Place[]>(isForSetUp ? [SET_UP] : []);
  const config = useMemo(() => applyChanges(view.value, changes), [view.value, changes]);
  const faults = useFaults(changes);
  useEffect(() => void findFormerDraft(), []);
  const enter = (place: Place) => setPlaces((former) => [...former, place]);
  const back = () => setPlaces((former) => former.slice(0, -1));
  const open = (path: PagePath) => enter({ kind: 'setting', path });
  const mayAll = mayDo(role, 'allSettings');
  const context = { view, config, faults: faults.list, mayAll, open, back };
  const place = places.at(-1);
  return (
    <SettingsPlace value={context}>
      {place && (
        <div className="settings-back">
          <Button tone="outline" testId="settings-back" onPress={back}>
            ← {t('staff.settings.back')}
          </Button>
        </div>
      )}
      {place ? (
        <CurrentPlace
          place={place}
          onLog={() => enter({ kind: 'log' })}
          onShow={(shown) => setPlaces([...places.slice(0, -1), { kind: 'setUp', shown }])}
        />
      ) : (
        <SettingsHome
          onGroup={(group) => enter(entranceOf(group, view))}
          onTools={() => enter({ kind: 'tools' })}
          onSetUp={() => enter(SET_UP)}
        />
      )}
      <FormerDraft />
      {changes.length > 0 && (
        <ApplyBar changes={changes} faults={faults.list} needsRestart={faults.needsRestart} />
      )}
    </SettingsPlace>
  );
}

/** A group of a single part opens that part at once. */
function entranceOf(group: SettingGroup, view: SettingsView): Place {
  const names: readonly string[] = SETTING_GROUPS[group];
  const [only] = names;
  const isPart = only !== undefined && memberAt(view.shape, view.value, [only])?.shape.kind === 'object';
  return names.length === 1 && isPart ? { kind: 'setting', path: [only] } : { kind: 'group', group };
}

interface CurrentPlaceProps {
  readonly place: Place;
  readonly onLog: () => void;
  readonly onShow: (page: WizardPage) => void;
}

function CurrentPlace({ place, onLog, onShow }: CurrentPlaceProps) {
  switch (place.kind) {
    case 'group':
      return <GroupPage group={place.group} />;
    case 'setting':
      return <SettingPlace path={place.path} />;
    case 'tools':
      return <ToolsPage onLog={onLog} />;
    case 'log':
      return <LogPage />;
    case 'setUp':
      return (
        <SetUpPage
          shown={place.shown}
          onShow={onShow}
          renderSetting={(path) => <SettingPlace path={path} />}
        />
      );
    default:
      return assertNever(place);
  }
}

function SettingPlace({ path }: { readonly path: PagePath }) {
  const { t } = useLanguage();
  const view = useStaffQuery('getSettings', {}).data;
  const changes = useSettingsDraft((state) => state.changes);
  const config = useMemo(() => applyChanges(view?.value ?? {}, changes), [view, changes]);
  const member = view && memberAt(view.shape, config, path);
  if (!member) return <p>{t('staff.settings.gone')}</p>;
  return (
    <>
      <SettingPage member={member} path={path} />
      {path.length === 1 && path[0] === 'backend' && <LoginTest />}
      {path[0] === 'payments' && typeof path[1] === 'number' && <PayTemplateTest path={path} />}
    </>
  );
}

/** The setting at a path, as the value there has it. */
function memberAt(shape: SettingShape, value: unknown, path: PagePath): SettingMember | null {
  let member: SettingMember = { name: '', shape, optional: false };
  let here: unknown = value;
  for (const part of path) {
    const inner = insideOf(member.shape, here, part);
    if (!inner) return null;
    const fallback = isRecord(member.usual) && here === undefined ? member.usual[String(part)] : inner.usual;
    member = fallback === undefined ? inner : { ...inner, usual: fallback };
    here = valueAt(here, [part]);
  }
  return member;
}

function insideOf(shape: SettingShape, value: unknown, part: string | number): SettingMember | null {
  if (shape.kind === 'variants') {
    const option = variantOf(shape, value);
    return option ? insideOf(option.shape, value, part) : null;
  }
  if (shape.kind === 'object') return shape.members.find((each) => each.name === part) ?? null;
  if (shape.kind !== 'list' && shape.kind !== 'record') return null;
  return { name: String(part), shape: shape.item, optional: true };
}

interface Faults {
  readonly list: readonly FaultAt[];
  readonly needsRestart: boolean;
}

const NO_FAULTS: Faults = { list: [], needsRestart: false };

/** What the main process says of the edits, before anybody applies them. */
function useFaults(changes: ReturnType<typeof useSettingsDraft.getState>['changes']): Faults {
  const [faults, setFaults] = useState(NO_FAULTS);
  useEffect(() => {
    if (changes.length === 0) return setFaults(NO_FAULTS);
    let isLatest = true;
    void bridge()
      .call('checkSettings', { changes: [...changes] })
      .then((answer) => {
        if (isLatest && answer.ok)
          setFaults({ list: answer.value.faults, needsRestart: answer.value.needsRestart });
      });
    return () => {
      isLatest = false;
    };
  }, [changes]);
  return faults;
}
