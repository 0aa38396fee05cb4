import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { useLanguage } from '../../state/language.ts';
import { findMember, type MemberRefusal } from './member-actions.ts';
import type { MemberPageProps } from './member-sheet.tsx';
import { useMemberStore } from './member-store.ts';
import { MobilePad } from './mobile-pad.tsx';
import { useTypedKeys } from './use-typed-keys.ts';
import './typing.css';

/** With a country code in front of it. */
const LONGEST = 15;
/** The numbers of this retailer's members are as long. */
const WHOLE = 11;

export interface MobilePageProps extends MemberPageProps {
  /** A member's coupon that is checked when the member is found. */
  readonly code: string | null;
}

/** The mobile number, on keys of its own. Once it is sent it is nowhere on the page any more. */
export function MobilePage({ code, goTo, onClose }: MobilePageProps) {
  const { t } = useLanguage();
  const [digits, setDigits] = useState('');
  const [refusal, setRefusal] = useState<MemberRefusal | null>(null);
  const [find, finding] = useAction(async (mobile: string) => {
    setDigits('');
    // The coupon of whoever was here before comes off with them. Where it is anybody's, it is still good.
    const again = code ?? useMemberStore.getState().couponCode;
    const refused = await findMember(mobile);
    if (refused) setRefusal(refused);
    else goTo(again ? { kind: 'coupon', code: again } : { kind: 'home' });
  });
  const change = (next: string) => {
    setRefusal(null);
    if (!finding) setDigits(next.slice(0, LONGEST));
  };
  const isWhole = digits.length >= WHOLE;
  const send = () => {
    if (isWhole) find(digits);
  };
  useTypedKeys({
    onText: (text) => /^\d$/.test(text) && change(digits + text),
    onErase: () => change(digits.slice(0, -1)),
    onEnter: send,
  });
  return (
    <>
      <div className="members members-typing">
        <div className="members-asked">
          <p>{t('members.mobile.text')}</p>
          <MobileDisplay digits={digits} finding={finding} />
          {refusal && refusal !== 'left' && (
            <Notice tone={refusal === 'away' ? 'warning' : 'error'}>{t(`members.mobile.${refusal}`)}</Notice>
          )}
        </div>
        <MobilePad value={digits} onChange={change} />
      </div>
      <div className="members-acts">
        <Button tone="primary" testId="mobile-find" disabled={!isWhole} busy={finding} onPress={send}>
          {t(finding ? 'members.mobile.finding' : 'members.mobile.find')}
        </Button>
        <div className="members-pair">
          <Button testId="member-back" onPress={() => goTo({ kind: 'home' })}>
            <BackIcon />
            {t('frame.back')}
          </Button>
          <Button testId="member-close" onPress={onClose}>
            {t('members.goOn')}
          </Button>
        </div>
      </div>
    </>
  );
}

interface MobileDisplayProps {
  readonly digits: string;
  readonly finding: boolean;
}

/** In groups, as a mobile number is read. While it is looked up there are dots in its place. */
function MobileDisplay({ digits, finding }: MobileDisplayProps) {
  const { t } = useLanguage();
  const groups = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter((group) => group !== '');
  return (
    <p className="members-field" data-testid="mobile-shown">
      <span className="visually-hidden" role="status">
        {t('members.mobile.entered', { count: digits.length })}
      </span>
      <span aria-hidden="true">{finding ? '•••  ••••  ••••' : groups.join(' ')}</span>
    </p>
  );
}
