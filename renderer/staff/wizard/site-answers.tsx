import { Fragment, useState } from 'react';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { useLanguage } from '../../state/language.ts';
import { welcome } from '../../state/welcome.ts';
import { AskText } from '../kit/ask-text.tsx';
import { Panel, Row } from '../kit/panel.tsx';
import { SitePickSheet } from '../kit/site-pick-sheet.tsx';
import { isSitePick, type SitePick } from '../kit/site-picks.ts';
import { Option } from '../settings/choice-sheet.tsx';
import type { Site } from './first-answers-screen.tsx';

export interface SiteAnswersProps {
  readonly site: Site;
  readonly onChange: (site: Site) => void;
}

/** Each choice puts its first language first. */
const LANGUAGES: readonly (readonly Locale[])[] = [['en', 'zh-CN'], ['zh-CN', 'en'], ['en'], ['zh-CN']];

type Asked = 'shopName' | SitePick;
const NAME_MAX = 60;

/** The languages that shoppers are offered, and what prices and times at this site mean. */
export function SiteAnswers({ site, onChange }: SiteAnswersProps) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = (name: Asked, text: string) => {
    onChange({ ...site, [name]: name === 'shopName' && text === '' ? null : text });
    setAsked(null);
  };
  const row = (name: Asked) => (
    <li>
      <Row
        title={t(`staff.setUp.first.${name}`)}
        text={t(`staff.setUp.first.${name}Text`)}
        end={site[name] === null ? t('staff.settings.notSet') : <strong lang="zxx">{site[name]}</strong>}
        onPress={() => setAsked(name)}
        testId={`first-${name}`}
      />
    </li>
  );
  return (
    <div className="first-answers">
      <Panel title={t('staff.setUp.step.language')}>
        <div className="options first-languages">
          {LANGUAGES.map((locales) => (
            <Option
              key={locales.join()}
              label={<Names locales={locales} />}
              chosen={locales.join() === site.locales.join()}
              testId={`first-locales-${locales.join('-')}`}
              onPress={() => onChange({ ...site, locales: [...locales] })}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t('staff.setUp.first.site')}>
        <ul className="rows">
          {row('shopName')}
          {row('timeZone')}
          {row('currency')}
        </ul>
      </Panel>
      {asked === 'shopName' && (
        <AskText
          title={t('staff.setUp.first.shopName')}
          text={t('staff.setUp.first.shopNameText')}
          initial={site.shopName ?? ''}
          maxLength={NAME_MAX}
          mayBeEmpty
          onDone={(text) => done('shopName', text)}
          onClose={() => setAsked(null)}
        />
      )}
      {isSitePick(asked) && (
        <SitePickSheet
          name={asked}
          title={t(`staff.setUp.first.${asked}`)}
          text={t(`staff.setUp.first.${asked}Text`)}
          value={site[asked]}
          onDone={(value) => done(asked, value)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

/** Each language by its own name. */
const Names = ({ locales }: { readonly locales: readonly Locale[] }) => (
  <span>
    {locales.map((locale, index) => (
      <Fragment key={locale}>
        {index > 0 && ' · '}
        <span lang={locale}>{welcome(locale, 'languageName')}</span>
      </Fragment>
    ))}
  </span>
);
