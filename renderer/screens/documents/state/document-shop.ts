import { useQuery } from '@tanstack/react-query';
import type { DocumentShop } from '../../../../shared/contract/documents.ts';
import { BridgeFailure, queryClient } from '../../../bridge/api.ts';
import { bridge } from '../../../bridge/connect.ts';

/** How often the shop's prices, and what is in the way of printing, are read again. */
const LOOK_AGAIN_MS = 8_000;

/** The print shop's offer. Nothing of a shopper's, so it stays for the next one. */
export function useDocumentShop() {
  return useQuery<DocumentShop | null, BridgeFailure>(
    {
      queryKey: ['getDocumentShop'],
      queryFn: async () => {
        const answer = await bridge().call('getDocumentShop', {});
        if (!answer.ok) throw new BridgeFailure(answer.error);
        return answer.value;
      },
      refetchInterval: LOOK_AGAIN_MS,
    },
    queryClient,
  );
}
