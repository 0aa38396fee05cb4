import { useState } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { AskText } from '../../kit/ask-text.tsx';

export type KnownReason =
  | 'jammed'
  | 'badPrint'
  | 'notOut'
  | 'wrongModel'
  | 'changedMind'
  | 'paidTwice'
  | 'paidLate'
  | 'noBlanks'
  | 'checkedBank'
  | 'checkedCoins'
  | 'elsewhere';

export interface ReasonChoiceProps {
  readonly known: readonly KnownReason[];
  readonly reason: string | null;
  readonly onReason: (reason: string) => void;
}

/** Why something is done: one of the usual, or in one's own words. It is kept as it stands here. */
export function ReasonChoice({ known, reason, onReason }: ReasonChoiceProps) {
  const { t } = useLanguage();
  const [isWriting, setIsWriting] = useState(false);
  const usual = known.map((each) => t(`staff.sales.reason.${each}`));
  const own = reason !== null && !usual.includes(reason) ? reason : null;
  return (
    <fieldset className="reasons">
      <legend>{t('staff.sales.reasonTitle')}</legend>
      {usual.map((text, index) => (
        <button
          key={text}
          type="button"
          aria-pressed={text === reason}
          data-testid={`reason-${known[index]}`}
          onClick={() => onReason(text)}
        >
          {text}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={own !== null}
        data-testid="reason-own"
        onClick={() => setIsWriting(true)}
      >
        {own ?? t('staff.sales.reasonOwn')}
      </button>
      {isWriting && (
        <AskText
          title={t('staff.sales.reasonOwnTitle')}
          initial={own ?? ''}
          maxLength={120}
          onClose={() => setIsWriting(false)}
          onDone={(text) => {
            onReason(text);
            setIsWriting(false);
          }}
        />
      )}
    </fieldset>
  );
}
