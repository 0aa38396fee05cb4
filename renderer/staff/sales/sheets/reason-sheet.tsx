import { useState } from 'react';
import type { BridgeError } from '../../../../shared/contract/method.ts';
import type { SaleActAnswer, SaleStory } from '../../../../shared/contract/staff-sales.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { AskSure } from '../../kit/ask-sure.tsx';
import { useSaleAct } from '../use-sale-act.ts';
import { type KnownReason, ReasonChoice } from './reason-choice.tsx';

export interface ReasonSheetProps {
  readonly story: SaleStory;
  readonly title: string;
  readonly text: string;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly danger?: boolean;
  /** Null: nobody asks why. */
  readonly reasons: readonly KnownReason[] | null;
  readonly deed: (reason: string) => Promise<Result<SaleActAnswer, BridgeError>>;
  readonly onClose: () => void;
}

/** Before an act about a sale: what will happen, and why it is done. */
export function ReasonSheet({ story, title, text, action, danger = false, ...props }: ReasonSheetProps) {
  const { act, busy, fault } = useSaleAct(story, props.onClose);
  const [reason, setReason] = useState<string | null>(null);
  const isReady = props.reasons === null || reason !== null;
  return (
    <AskSure
      title={title}
      action={action}
      danger={danger}
      busy={busy}
      disabled={!isReady}
      onSure={() => act(() => props.deed(reason ?? ''))}
      onClose={props.onClose}
    >
      <p>{text}</p>
      {props.reasons && <ReasonChoice known={props.reasons} reason={reason} onReason={setReason} />}
      {fault !== null && (
        <p className="sale-fault" role="alert">
          {fault}
        </p>
      )}
    </AskSure>
  );
}
