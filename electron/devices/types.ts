/** How a device is. One union for all of them. `attention` names what is wrong; staff get the words from it. */
export type DeviceStatus<Reason extends string = string> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'attention'; readonly reason: Reason }
  | { readonly kind: 'disconnected' };
