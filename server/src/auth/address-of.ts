import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { householdOf, isIn, type Network } from '#src/networks.ts';

export type AddressOf = (c: Context) => string;

/**
 * Where a request comes from, to count it by. What a proxy of the operator's own says is believed, from its end on: what
 * stands before the first address that is no such proxy may be made up.
 */
export function createAddressOf(proxies: readonly Network[]): AddressOf {
  return (c) => {
    // There is no connection when a test asks the app directly.
    const peer = c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? '') : '';
    return householdOf(farthest(peer, c.req.header('x-forwarded-for') ?? '', proxies));
  };
}

function farthest(peer: string, forwarded: string, proxies: readonly Network[]): string {
  const said = forwarded.split(',').map((part) => part.trim());
  let address = peer;
  while (isIn(proxies, address) && said.length > 0) address = said.pop() || address;
  return address;
}
