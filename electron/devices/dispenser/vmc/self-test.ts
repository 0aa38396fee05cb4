import type { SelfTestStep } from '../../types.ts';
import { machineTroubleOf, slotObstacle } from './codes.ts';
import type { VmcQuestions } from './questions.ts';

/** Asks after the machine and the slot that printed cases come from, and moves nothing. */
export async function testVmcDispenser(
  questions: VmcQuestions,
  slot: number,
  place: string,
): Promise<SelfTestStep[]> {
  const step = (name: string, isGood: boolean, detail: string): SelfTestStep => ({
    step: name,
    outcome: isGood ? 'passed' : 'failed',
    detail,
  });
  const machine = await questions.machineState();
  if (machine === null) return [step('answers', false, place)];
  const trouble = machineTroubleOf(machine);
  const state = await questions.slotState(slot);
  const slotDetail = state === null ? 'no answer' : `slot ${slot} answers ${state.toString(16)}`;
  return [
    step('answers', true, place),
    step('machine', trouble === null, trouble ?? `state ${machine.toString(16)}`),
    step('slot', state !== null && slotObstacle(state) === null, slotDetail),
  ];
}
