import type { BackendResult, CallOptions } from './types.ts';

/** An order for one item out of a cloud-connected vending machine. */
export interface VendingOrder {
  /** 20 to 32 digits, ours, durable before the call and never used twice. */
  readonly tradeId: string;
  /** Eight digits. */
  readonly machineNo: string;
  readonly productId: number;
}

export interface VendingBackend {
  /**
   * Places a paid order: the machine dispenses, and the platform tells what came of it later. One attempt, and never to
   * be repeated: after `unreachable` with `sent: true`, `contract` or `aborted` the machine may be moving already.
   */
  placeOrder(
    order: VendingOrder,
    options?: CallOptions,
  ): Promise<BackendResult<{ readonly vendingOrderId: string }>>;
}

/** What the platform says about an order. `unknown`: it says something, and not whether goods came out. */
export interface DispenseResult {
  readonly tradeId: string | null;
  readonly vendingOrderId: string | null;
  readonly outcome: 'succeeded' | 'failed' | 'unknown';
}

/** Where results come in. */
export interface DispenseResultSource {
  /** `take` answers whether the result is about an order of its own and is on the disk by now. */
  onResult(take: (result: DispenseResult) => boolean): () => void;
  /** Whether anybody can reach us with a result at all. */
  isListening(): boolean;
}
