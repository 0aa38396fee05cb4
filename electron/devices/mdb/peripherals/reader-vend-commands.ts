import { err, ok } from '../../../../shared/domain/result.ts';
import { CASHLESS_COMMAND, maxUnits, vendRequestCommand, vendSuccessCommand } from '../codec/cashless.ts';
import type { CashlessReader, ReaderTrouble } from '../types.ts';
import type { ReaderSession } from './reader-session.ts';
import type { ReaderSetUp } from './reader-set-up.ts';
import type { Vends } from './vends.ts';

export interface ReaderVendParts {
  readonly session: ReaderSession;
  readonly knowledge: ReaderSetUp;
  readonly vends: Vends;
  isEnabled(): boolean;
  trouble(): ReaderTrouble | null;
}

export type ReaderVendCommands = Pick<
  CashlessReader,
  'requestVend' | 'cancelVend' | 'confirmVend' | 'failVend' | 'endSession'
>;

const refuse = (detail: string) => err({ kind: 'rejected', detail } as const);
const unclear = (detail: string) => err({ kind: 'unclear', detail } as const);

/** The commands about money of a reader that we drive ourselves. */
export function createReaderVendCommands(parts: ReaderVendParts): ReaderVendCommands {
  const { session, knowledge, vends, trouble } = parts;
  let vendItem = 0;

  const refund = async () => ((await session.askRefund()) ? ok(undefined) : unclear('no answer'));

  return {
    requestVend: async (vendId, amountMinor, itemNumber) => {
      if (vends.isKnown(vendId)) return refuse(`vend ${vendId} was asked for before`);
      if (vends.open()) return refuse('another vend is under way');
      const facts = knowledge.facts();
      const scale = knowledge.scale();
      if (!facts || !scale || trouble() || !parts.isEnabled()) {
        return refuse(trouble() ?? 'the reader is not ready');
      }
      if (session.waiting() !== 'nothing') return refuse('the reader is ending a session');
      if (!facts.isAlwaysIdle && !session.isOpen()) return refuse('no card is there');
      const units = scale.toUnits(amountMinor, maxUnits(knowledge.mode().width));
      if (!units.ok) return refuse(units.error);
      vends.begin(vendId, amountMinor);
      vendItem = itemNumber;
      session.waitFor('approval');
      session.showStatus();
      const kind = await session.send(vendRequestCommand(units.value, itemNumber, knowledge.mode().width));
      if (kind === 'nak') {
        vends.refuse();
        session.waitFor('nothing');
        session.showStatus();
        return refuse('the reader refuses');
      }
      return kind === 'ack' || kind === 'data' ? ok(undefined) : unclear(`the reader answers ${kind}`);
    },
    cancelVend: async (vendId) => {
      if (vends.isIn(vendId, 'approved')) {
        if (!knowledge.facts()?.canRefund) return refuse('the reader offers no refund');
        session.setCancelling(true);
        return refund();
      }
      if (!vends.isIn(vendId, 'asked')) return refuse(`vend ${vendId} is not under way`);
      session.waitFor('cancel');
      session.setCancelling(true);
      const kind = await session.send(CASHLESS_COMMAND.cancelVend);
      return kind === 'silent' ? unclear('no answer to the cancellation') : ok(undefined);
    },
    confirmVend: async (vendId) => {
      if (!vends.isIn(vendId, 'approved')) return refuse(`vend ${vendId} is not approved`);
      // From here on the money is the kiosk's whatever comes: said, it is a success; unheard, a reset makes it one.
      const kind = await session.sendUntilHeard(vendSuccessCommand(vendItem));
      if (kind !== 'ack' && kind !== 'data') return unclear(`the reader answers ${kind}`);
      if (vends.isIn(vendId, 'approved')) session.endVend('succeeded');
      await session.complete();
      return ok(undefined);
    },
    failVend: async (vendId) => {
      if (!vends.isIn(vendId, 'approved')) return refuse(`vend ${vendId} is not approved`);
      if (!knowledge.facts()?.canRefund) return refuse('the reader offers no refund');
      return refund();
    },
    endSession: async () => {
      if (vends.open()) return refuse('a vend is under way');
      if (!session.isOpen()) return refuse('no session is open');
      await session.complete();
      return ok(undefined);
    },
  };
}
