import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract/index.ts';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { BridgeFailure, queryClient } from '../../bridge/api.ts';
import { bridge } from '../../bridge/connect.ts';
import { useAction } from '../../components/use-action.ts';

const LOOK_AGAIN_MS = 5_000;

/** Reads something for staff and goes on reading it; nothing of it stays when the page is left. */
export function useStaffQuery<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name>,
  options: { readonly everyMs?: number | false; readonly enabled?: boolean } = {},
) {
  return useQuery<MethodOutput<Name>, BridgeFailure>(
    {
      queryKey: ['staff', name, input],
      queryFn: async () => {
        const answer = await bridge().call(name, input);
        if (!answer.ok) throw new BridgeFailure(answer.error);
        return answer.value;
      },
      gcTime: 0,
      refetchInterval: options.everyMs ?? LOOK_AGAIN_MS,
      enabled: options.enabled ?? true,
      placeholderData: (former) => former,
    },
    queryClient,
  );
}

/**
 * An order to the kiosk, once at a time: never repeated by itself. What the page shows is read anew after it. `onAnswer`
 * gets the answer as it is, a refusal too.
 */
export function useStaffOrder<Name extends MethodName>(
  name: Name,
  onAnswer: (answer: Result<MethodOutput<Name>, BridgeError>) => void,
): readonly [(input: MethodInput<Name>) => void, boolean] {
  return useAction(async (input: MethodInput<Name>) => {
    const answer = await bridge().call(name, input);
    readStaffAnew();
    onAnswer(answer);
  });
}

/** What staff see is read anew, all of it. */
export function readStaffAnew(): void {
  void queryClient.invalidateQueries({ queryKey: ['staff'] });
}

/** The same, for a page that hands it on. */
export const useReadAnew = () => useCallback(readStaffAnew, []);
