import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentGroup, MyDocumentOrders } from '../../../../shared/contract/document-orders.ts';
import { BridgeFailure, queryClient } from '../../../bridge/api.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useAction } from '../../../components/use-action.ts';

/** The first word has nothing of it stay for the next shopper (bridge/api.ts). */
const QUERY_KEY = ['shopper', 'listMyDocumentOrders'] as const;

/** This visit's orders of a group, read once whenever the group is looked at. */
export function useMyOrders(group: DocumentGroup) {
  return useQuery<MyDocumentOrders, BridgeFailure>(
    {
      queryKey: [...QUERY_KEY, group],
      queryFn: async () => {
        const answer = await bridge().call('listMyDocumentOrders', { group });
        if (!answer.ok) throw new BridgeFailure(answer.error);
        return answer.value;
      },
      gcTime: 0,
      placeholderData: (former) => former,
    },
    queryClient,
  );
}

type Refusal = 'alreadyPaid' | 'shopAway' | 'notYours';

/** Cancels an unpaid order, one at a time, and reads the list anew whatever came of it. */
export function useCancelMyOrder() {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [cancellingNo, setCancellingNo] = useState<string | null>(null);
  const [cancel] = useAction(async (orderNo: string) => {
    setRefusal(null);
    setCancellingNo(orderNo);
    const answer = await bridge().call('cancelMyDocumentOrder', { orderNo });
    if (!answer.ok) setRefusal('shopAway');
    else if (answer.value.kind === 'refused') setRefusal(answer.value.reason);
    await queryClient.invalidateQueries({ queryKey: QUERY_KEY });
    setCancellingNo(null);
  });
  return { cancel, cancellingNo, refusal };
}
