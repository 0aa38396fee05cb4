import { bridge } from '../../bridge/connect.ts';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { leaveStaff } from '../../flow/staff-actions.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { openStaff, showStaffPage } from '../../state/staff-store.ts';
import { isSettingUp, showSetUp } from '../wizard/set-up-route.ts';
import { PinEntryPad, PinRefusalNotice, usePinEntry } from './pin-entry.tsx';

/** Digits in, nothing out: the PIN is checked by the main process, which also counts the attempts. */
export function StaffPinScreen() {
  const { t } = useLanguage();
  const entry = usePinEntry(async (pin) => {
    const answer = await bridge().call('enterStaff', { pin });
    if (!answer.ok) return { kind: 'notAnswering', text: 'staff.failed' };
    if (answer.value.kind !== 'entered') return answer.value;
    openStaff(answer.value.person);
    // A kiosk that could not be built has nothing to show but what is wrong with it.
    const { status } = useKioskStore.getState();
    if (status?.kind === 'outOfService' && status.reason === 'configuration') showStaffPage('settings');
    else if (isSettingUp()) showSetUp();
    return null;
  });
  return (
    <ScreenFrame
      testId="staff-pin"
      title={t('staff.pinTitle')}
      lead={t('staff.pinLead')}
      help="staffPin"
      still
      languages={false}
      onBack={leaveStaff}
      notices={<PinRefusalNotice refusal={entry.refusal} />}
    >
      <div className="pin">
        <PinEntryPad {...entry} />
      </div>
    </ScreenFrame>
  );
}
