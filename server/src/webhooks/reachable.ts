import { lookup as lookUp } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isIn, type Network } from '#src/networks.ts';

/**
 * May a message be sent to this address? With TLS to any of the public internet, and to networks that the operator
 * opened; without TLS only to those.
 */
export function mayReach(address: string, networks: readonly Network[], isSecure = true): boolean {
  if (!ipaddr.isValid(address)) return false;
  return isIn(networks, address) || (isSecure && ipaddr.process(address).range() === 'unicast');
}

/** Nothing was sent, and nobody was connected to. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** A host that is an address by itself is never looked up, so it is looked at here. */
export function refuseAddress(host: string, accepts: (address: string) => boolean): void {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !accepts(bare)) throw refusal(bare);
}

/**
 * Look a name up and hand on only what is accepted. The connection is made to the very addresses that were looked at,
 * so a name that points elsewhere a moment later gains nothing.
 */
export function guardedLookup(accepts: (address: string) => boolean, ask: typeof lookUp = lookUp): LookupFunction {
  return (host, options, answer) => {
    ask(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      const refused = addresses.find(({ address }) => !accepts(address));
      if (refused) return answer(refusal(refused.address), []);
      if (options.all) return answer(null, addresses);
      answer(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 0);
    });
  };
}

function refusal(address: string): Unreachable {
  return new Unreachable(
    `${address} is not reached: it is of this machine or of a private network, or without TLS. HANDRAIL_WEBHOOK_NETWORKS may open it.`,
  );
}
