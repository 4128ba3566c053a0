import ipaddr from 'ipaddr.js';

export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Networks as `10.1.0.0/16,fd00::/8,127.0.0.1`. Throws at what is none, in the name of the setting. */
export function readNetworks(setting: string, text: string): Network[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.flatMap((part) => {
    if (part === '') return [];
    try {
      if (part.includes('/')) return [ipaddr.parseCIDR(part)];
      const address = ipaddr.parse(part);
      return [[address, address.kind() === 'ipv4' ? 32 : 128] satisfies Network];
    } catch (error) {
      throw new Error(`${setting}: "${part}" is no address and no network.`, { cause: error });
    }
  });
}

/** Is this address in one of the networks? An IPv4 address in the clothes of IPv6 is what it is underneath. */
export function isIn(networks: readonly Network[], address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(([base, bits]) => base.kind() === parsed.kind() && parsed.match(base, bits));
}

/** Whom to count an address for: one line of IPv6 has as many addresses as it likes, and counts as one. */
export function householdOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
