import { Button } from '../../components/button.tsx';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { showStaff } from '../../state/staff-store.ts';
import './set-up-offer.css';

/** On a kiosk that nobody has set up yet: the way to do so, or to go on with it. */
export function SetUpOffer() {
  const { t } = useLanguage();
  const setUp = useKioskStore((state) => state.info?.setUp);
  if (!setUp) return null;
  return (
    <Button
      tone="outline"
      className="set-up-offer"
      testId="set-up"
      onPress={() => showStaff(setUp === 'begin' ? 'setUp' : 'pin')}
    >
      {t(`staff.setUp.offer.${setUp}`)}
    </Button>
  );
}
