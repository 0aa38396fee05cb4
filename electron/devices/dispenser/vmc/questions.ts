import type { Clock } from '../../../system/clock.ts';
import { withDeadline } from '../../transport/deadline.ts';
import { VMC_DELAYS } from '../delays.ts';
import { ASK_MACHINE_STATE, checkSlot, type VmcCommand, type VmcNews } from './messages.ts';
import type { VmcLink } from './vmc-link.ts';

/** What the board can be asked without anything moving. `null`: it did not answer in time. */
export interface VmcQuestions {
  machineState(): Promise<number | null>;
  slotState(slot: number): Promise<number | null>;
}

export function createVmcQuestions(link: VmcLink, clock: Clock): VmcQuestions {
  let last: Promise<unknown> = Promise.resolve();

  /** One question at a time, and nothing that came before it went out is its answer. */
  const ask = <Found>(command: VmcCommand, find: (news: VmcNews) => Found | null): Promise<Found | null> => {
    const answer = last.then(async () => {
      const { promise, resolve } = Promise.withResolvers<Found | null>();
      const forgets: (() => void)[] = [];
      const onSent = () => {
        const forget = link.onNews((news) => {
          const found = find(news);
          if (found !== null) resolve(found);
        });
        forgets.push(forget);
      };
      const sent = await link.send(command, 'repeat', onSent);
      if (sent !== 'acknowledged') resolve(null);
      const answered = await withDeadline(promise, VMC_DELAYS.replyMs, clock);
      for (const forget of forgets) forget();
      return answered.kind === 'done' ? answered.value : null;
    });
    last = answer;
    return answer;
  };

  return {
    machineState: () => ask(ASK_MACHINE_STATE, (news) => (news.kind === 'machineState' ? news.state : null)),
    slotState: (slot) =>
      ask(checkSlot(slot), (news) => (news.kind === 'slotState' && news.slot === slot ? news.state : null)),
  };
}
