import { useState } from 'react';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { useLanguage } from '../../state/language.ts';
import { welcome } from '../../state/welcome.ts';
import { AskText } from '../kit/ask-text.tsx';
import { Panel, Row } from '../kit/panel.tsx';
import { Option } from '../settings/choice-sheet.tsx';
import type { Site } from './first-answers-screen.tsx';

export interface SiteAnswersProps {
  readonly site: Site;
  readonly onChange: (site: Site) => void;
}

/** Each choice puts its first language first. */
const LANGUAGES: readonly (readonly Locale[])[] = [['en', 'zh-CN'], ['zh-CN', 'en'], ['en'], ['zh-CN']];

type Asked = 'shopName' | 'timeZone' | 'currency';
const MAX_LENGTH: Record<Asked, number> = { shopName: 60, timeZone: 60, currency: 3 };

const example = (asked: Asked) => ({ example: asked === 'currency' ? 'CNY' : 'Asia/Shanghai' });

/** The languages that shoppers are offered, and what prices and times at this site mean. */
export function SiteAnswers({ site, onChange }: SiteAnswersProps) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = (typed: string) => {
    const text = asked === 'currency' ? typed.toUpperCase() : typed;
    if (asked) onChange({ ...site, [asked]: asked === 'shopName' && text === '' ? null : text });
    setAsked(null);
  };
  const row = (name: Asked) => (
    <li>
      <Row
        title={t(`staff.setUp.first.${name}`)}
        text={t(`staff.setUp.first.${name}Text`, example(name))}
        end={<strong>{site[name] ?? t('staff.settings.notSet')}</strong>}
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
              label={locales.map((locale) => welcome(locale, 'languageName')).join(' · ')}
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
      {asked && (
        <AskText
          title={t(`staff.setUp.first.${asked}`)}
          text={t(`staff.setUp.first.${asked}Text`, example(asked))}
          initial={site[asked] ?? ''}
          maxLength={MAX_LENGTH[asked]}
          mayBeEmpty={asked === 'shopName'}
          fault={(text) =>
            isFitting(asked, text) ? null : t(`staff.setUp.first.${asked}Wrong`, example(asked))
          }
          onDone={done}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

/** What the kiosk would not start with is not taken. */
function isFitting(asked: Asked, text: string): boolean {
  switch (asked) {
    case 'shopName':
      return true;
    case 'currency':
      return /^[A-Za-z]{3}$/.test(text);
    case 'timeZone':
      try {
        new Intl.DateTimeFormat('en', { timeZone: text });
        return text.includes('/') || text === 'UTC';
      } catch {
        return false;
      }
  }
}
