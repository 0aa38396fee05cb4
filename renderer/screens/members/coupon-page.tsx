import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAction } from '../../components/use-action.ts';
import { useLanguage } from '../../state/language.ts';
import { CodeKeys } from './code-keys.tsx';
import { couponRefusalWords } from './coupon-words.ts';
import { type CouponRefusal, enterCoupon } from './member-actions.ts';
import type { MemberPageProps } from './member-sheet.tsx';
import { useCouponPlace } from './use-coupon-place.ts';
import { useScanner } from './use-scanner.ts';
import { useTypedKeys } from './use-typed-keys.ts';
import './typing.css';

/** The retailer's codes are no longer. */
const LONGEST = 64;

export interface CouponPageProps extends MemberPageProps {
  /** Checked at once. */
  readonly code: string | null;
}

/** A code, scanned or typed. Where it applies the sheet goes back to its first page, which shows the discount. */
export function CouponPage({ model, code, goTo, onClose }: CouponPageProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(code ?? '');
  const [refusal, setRefusal] = useState<CouponRefusal | null>(null);
  const [check, checking] = useAction(async (entered: string) => {
    setRefusal(null);
    const refused = await enterCoupon(entered, model);
    if (refused) setRefusal(refused);
    else goTo({ kind: 'home' });
  });
  const take = (scanned: string) => {
    setTyped(scanned.slice(0, LONGEST));
    check(scanned);
  };
  useAtOnce(code, check);
  const hasScanner = useScanner(take);
  const change = (next: string) => {
    setRefusal(null);
    if (!checking) setTyped(next.slice(0, LONGEST));
  };
  const type = (text: string) => change(typed + text);
  const erase = () => change(typed.slice(0, -1));
  const send = () => {
    if (typed !== '') check(typed);
  };
  useTypedKeys({
    onText: (text) => /^[A-Za-z0-9_-]$/.test(text) && type(text),
    onErase: erase,
    onEnter: send,
  });
  return (
    <>
      <div className="members members-typing members-wide">
        <div className="members-asked">
          <p>{t(hasScanner ? 'members.coupon.textScan' : 'members.coupon.text')}</p>
          <p className="members-field members-code" role="status" data-testid="coupon-shown">
            <span className="visually-hidden">{t('members.coupon.code')}</span>
            {/* It is no language's. */}
            <span lang="zxx">{typed}</span>
          </p>
          {refusal && <Refusal refusal={refusal} priceMinor={model.priceMinor} />}
        </div>
        <CodeKeys onType={type} onErase={erase} />
      </div>
      <div className="members-acts">
        {refusal?.kind === 'doesNotApply' && refusal.reason.kind === 'memberNeeded' ? (
          <Button tone="primary" testId="coupon-mobile" onPress={() => goTo({ kind: 'mobile', code: typed })}>
            {t('members.coupon.enterMobile')}
          </Button>
        ) : (
          <Button tone="primary" testId="coupon-check" disabled={typed === ''} busy={checking} onPress={send}>
            {t(checking ? 'members.coupon.checking' : 'members.coupon.check')}
          </Button>
        )}
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

/** What is wrong with the code, and that the price stays as it was. */
function Refusal({ refusal, priceMinor }: { readonly refusal: CouponRefusal; readonly priceMinor: number }) {
  const language = useLanguage();
  const place = useCouponPlace();
  const words = couponRefusalWords(refusal, language, place);
  if (words === null) return null;
  const amount = language.money(priceMinor, place.currency);
  return (
    <Notice tone="warning">
      <span className="notice-line">{words}</span>
      <span className="notice-line">{language.t('members.coupon.stays', { amount })}</span>
    </Notice>
  );
}

/** Once, also where React runs an effect twice. */
function useAtOnce(code: string | null, check: (code: string) => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (code !== null && !done.current) check(code);
    done.current = true;
  }, [code, check]);
}
