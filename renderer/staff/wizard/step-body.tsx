import type { ReactNode } from 'react';
import type { SetUpView } from '../../../shared/contract/wizard.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { useLanguage } from '../../state/language.ts';
import { Panel } from '../kit/panel.tsx';
import { SettingRow } from '../settings/setting-row.tsx';
import type { PagePath } from '../settings/setting-words.ts';
import { useSettings } from '../settings/settings-context.ts';
import { DevicesStep } from './devices-step.tsx';
import { FinishStep } from './finish-step.tsx';
import type { WizardPage } from './set-up-page.tsx';
import { TestSaleStep } from './test-sale-step.tsx';

export interface StepBodyProps {
  readonly page: WizardPage;
  readonly setUp: SetUpView;
  readonly renderSetting: (path: PagePath) => ReactNode;
  /** The last step was left out. */
  readonly onPassed: () => void;
}

/** What is to be done in a step: the editors and tests that the settings and devices pages have. */
export function StepBody({ page, setUp, renderSetting, onPassed }: StepBodyProps) {
  switch (page) {
    case 'language':
      return renderSetting(['locales']);
    case 'owner':
      return <Rows page={page} paths={[['staff', 'pinHash'], ['shopName'], ['timeZone'], ['currency']]} />;
    case 'deviceId':
      return <Rows page={page} paths={[['deviceId']]} />;
    case 'backend':
      return renderSetting(['backend']);
    case 'payments':
      return renderSetting(['payments']);
    case 'devices':
      return <DevicesStep />;
    case 'testSale':
      return <TestSaleStep setUp={setUp} onPassed={onPassed} />;
    case 'finish':
      return <FinishStep setUp={setUp} />;
    default:
      return assertNever(page);
  }
}

/** Single settings, one below the other. */
export function Rows({ page, paths }: { readonly page: WizardPage; readonly paths: readonly string[][] }) {
  const { t } = useLanguage();
  const { view } = useSettings();
  const memberAt = (path: readonly string[]) => {
    let shape = view.shape;
    let member = null;
    for (const name of path) {
      member = (shape.kind === 'object' && shape.members.find((each) => each.name === name)) || null;
      if (!member) return null;
      shape = member.shape;
    }
    return member;
  };
  return (
    <Panel title={t(`staff.setUp.step.${page}`)}>
      <ul className="settings-rows">
        {paths.map((path) => {
          const member = memberAt(path);
          return member && <SettingRow key={path.join('.')} member={member} path={path} />;
        })}
      </ul>
    </Panel>
  );
}
