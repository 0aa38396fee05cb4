import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Bridges, tunnels and virtual machines: addresses that no phone reaches. */
const VIRTUAL_NAME = /^(docker|br-|veth|virbr|vmnet|vEthernet|vbox|tun|tap|utun|wg|zt|tailscale|lo)/i;
const PRIVATE_ADDRESS = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/**
 * The address under which phones in the shop's network reach this machine. The loopback address where there is no
 * network: of use on a developer's machine only.
 */
export function chooseLanAddress(interfaces: Interfaces = networkInterfaces()): string {
  const candidates = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, rank: rankOf(name, address) })),
  );
  const [best] = candidates.toSorted((a, b) => a.rank - b.rank);
  return best?.address ?? '127.0.0.1';
}

function rankOf(name: string, address: string): number {
  if (address.startsWith('169.254.')) return 3;
  if (VIRTUAL_NAME.test(name)) return 2;
  return PRIVATE_ADDRESS.test(address) ? 0 : 1;
}
