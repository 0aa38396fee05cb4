import { changeLanguage } from '../flow/session-actions.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { useLanguage } from '../state/language.ts';
import { welcome } from '../state/welcome.ts';
import { Button } from './button.tsx';
import { GlobeIcon } from './icons.tsx';
import { useAction } from './use-action.ts';

/** A button per other language, each in its own words, so that it is found by those who need it. */
export function LanguageSwitch() {
  const { locale } = useLanguage();
  const locales = useKioskStore((state) => state.info?.locales);
  const [change, busy] = useAction(changeLanguage);
  const others = (locales ?? []).filter((each) => each !== locale);
  return others.map((other) => (
    <Button
      key={other}
      tone="quiet"
      testId={`language-${other}`}
      lang={other}
      busy={busy}
      onPress={() => change(other)}
    >
      {!busy && <GlobeIcon />}
      {welcome(other, 'languageName')}
    </Button>
  ));
}
