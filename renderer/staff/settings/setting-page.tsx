import type { ReactNode } from 'react';
import type { SettingMember } from '../../../shared/contract/setting-shape.ts';
import { valueAt } from '../../../shared/domain/setting-changes.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import { editSetting } from './draft-store.ts';
import { EntriesPage, ItemsPage } from './items-page.tsx';
import type { PageProps } from './page-props.ts';
import { PicksPage } from './picks-page.tsx';
import { SettingMembers } from './setting-members.tsx';
import { type PagePath, useSettingWords } from './setting-words.ts';
import { faultsBelow, useSettings } from './settings-context.ts';
import { VariantsPage } from './variants-page.tsx';

/** A setting that has others in it, on a page of its own. */
export function SettingPage({ member, path }: { readonly member: SettingMember; readonly path: PagePath }) {
  const words = useSettingWords();
  const { config, faults } = useSettings();
  const { shape } = member;
  const own = faultsBelow(faults, path).filter((each) => each.path.length === path.length);
  const index = path.at(-1);
  const title = typeof index === 'number' ? `${words.label(path)} ${index + 1}` : words.label(path);
  return (
    <Panel
      title={title}
      aside={<Remove member={member} path={path} />}
      testId={`setting-page-${path.join('.')}`}
    >
      <p className="settings-help">{words.help(path)}</p>
      {own.map((each) => (
        <p key={words.fault(each)} className="ask-fault">
          {words.fault(each)}
        </p>
      ))}
      <Body member={member} shape={shape} path={path} />
      {valueAt(config, path) === undefined &&
        member.optional &&
        member.usual === undefined &&
        shape.kind === 'object' && <SetUp path={path} />}
    </Panel>
  );
}

function Body({ member, shape, path }: PageProps): ReactNode {
  const { config } = useSettings();
  const isThere = valueAt(config, path) !== undefined || member.usual !== undefined || !member.optional;
  switch (shape.kind) {
    case 'object':
      return isThere && <SettingMembers shape={shape} path={path} usual={member.usual} />;
    case 'variants':
      return <VariantsPage member={member} shape={shape} path={path} />;
    case 'list':
      return shape.item.kind === 'choice' ? (
        <PicksPage member={member} shape={shape} item={shape.item} path={path} />
      ) : (
        <ItemsPage member={member} shape={shape} path={path} />
      );
    case 'record':
      return <EntriesPage member={member} shape={shape} path={path} />;
    default:
      return null;
  }
}

function SetUp({ path }: { readonly path: PagePath }) {
  const { t } = useLanguage();
  const { config } = useSettings();
  return (
    <Buttons>
      <Button tone="primary" testId="setting-set-up" onPress={() => editSetting(config, path, {})}>
        {t('staff.settings.setUp')}
      </Button>
    </Buttons>
  );
}

/** Takes the setting out: an item of its list, or a part that need not be there. */
function Remove({ member, path }: { readonly member: SettingMember; readonly path: PagePath }) {
  const { t } = useLanguage();
  const { config, back } = useSettings();
  if (
    !member.optional ||
    valueAt(config, path) === undefined ||
    (member.shape.kind === 'variants' && typeof path.at(-1) !== 'number')
  )
    return null;
  return (
    <Button
      tone="quiet"
      testId="setting-remove"
      onPress={() => {
        editSetting(config, path, undefined);
        back();
      }}
    >
      {t('staff.settings.remove')}
    </Button>
  );
}
