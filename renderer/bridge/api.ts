import { QueryClient, useQuery } from '@tanstack/react-query';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/index.ts';
import type { BridgeError } from '../../shared/contract/method.ts';
import { FLOW_DELAYS } from '../flow/delays.ts';
import { registerStore } from '../state/registry.ts';
import { bridge } from './connect.ts';

/** A failed call, as react-query wants it: thrown. */
export class BridgeFailure extends Error {
  readonly error: BridgeError;

  constructor(error: BridgeError) {
    super(`${error.kind}: ${error.detail}`);
    this.error = error;
  }
}

/** What is read over the bridge, kept between screens. `networkMode`: the bridge is local, whatever the internet does. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: 1, retryDelay: 400, refetchOnWindowFocus: false },
  },
});

async function read<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name>,
): Promise<MethodOutput<Name>> {
  const answer = await bridge().call(name, input);
  if (!answer.ok) throw new BridgeFailure(answer.error);
  return answer.value;
}

/** Lists are shown at once from the cache and read anew behind it. */
export const listBrands = {
  queryKey: () => ['listBrands'] as const,
  queryFn: () => read('listBrands', {}),
  useQuery() {
    return useQuery({ queryKey: this.queryKey(), queryFn: this.queryFn, staleTime: 30_000 }, queryClient);
  },
  prefetch() {
    return queryClient.prefetchQuery({ queryKey: this.queryKey(), queryFn: this.queryFn });
  },
} as const;

export const listModels = {
  queryKey: (brandId: string) => ['listModels', brandId] as const,
  options(brandId: string) {
    const queryFn = () => read('listModels', { brandId });
    return { queryKey: this.queryKey(brandId), queryFn, staleTime: 5_000 };
  },
  useQuery(brandId: string) {
    // Price and stock move while the shopper looks, or has just been told that a model is sold out.
    const refetchInterval = FLOW_DELAYS.readinessPollMs;
    return useQuery({ ...this.options(brandId), refetchInterval }, queryClient);
  },
  prefetch(brandId: string) {
    return queryClient.prefetchQuery(this.options(brandId));
  },
} as const;

export const checkReadiness = {
  queryKey: (brandId: string, modelId: string) => ['checkReadiness', brandId, modelId] as const,
  useQuery(brandId: string, modelId: string) {
    return useQuery(
      {
        queryKey: this.queryKey(brandId, modelId),
        queryFn: () => read('checkReadiness', { brandId, modelId }),
        // What was true a while ago is no ground for taking money.
        gcTime: 0,
        refetchInterval: FLOW_DELAYS.readinessPollMs,
      },
      queryClient,
    );
  },
} as const;

export const listPhotos = {
  queryKey: () => ['shopper', 'listPhotos'] as const,
  queryFn: () => read('listPhotos', {}),
  useQuery() {
    return useQuery({ queryKey: this.queryKey(), queryFn: this.queryFn }, queryClient);
  },
} as const;

export const getUploadPage = {
  queryKey: () => ['shopper', 'getUploadPage'] as const,
  queryFn: () => read('getUploadPage', {}),
  useQuery() {
    return useQuery(
      { queryKey: this.queryKey(), queryFn: this.queryFn, staleTime: Number.POSITIVE_INFINITY },
      queryClient,
    );
  },
} as const;

/** Nothing of one shopper's is left in the cache for the next; the lists of the shop stay. */
registerStore(() => queryClient.removeQueries({ queryKey: ['shopper'] }));

bridge().watchConnection((connected) => {
  if (connected) void queryClient.invalidateQueries();
});
bridge().on('photosChanged', (photos) => queryClient.setQueryData(listPhotos.queryKey(), photos));
