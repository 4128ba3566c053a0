import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { Network } from '#src/networks.ts';
import { guardedLookup, mayReach, refuseAddress } from './reachable.ts';
import { signedHeaders } from './sign.ts';

export interface Message {
  id: string;
  url: string;
  secret: string;
  body: string;
}

export interface Answered {
  status: number;
  /** How long the other end asks to be left alone. */
  retryAfterMs: number;
}

export type Send = (message: Message, at: Date, signal: AbortSignal) => Promise<Answered>;

const withinMs = 15_000;

/**
 * Sends one message and hears the status; of the rest of the answer not a byte is read, and where it leads elsewhere
 * nobody follows.
 */
export function createSender(networks: readonly Network[]): Send {
  return ({ id, url, secret, body }, at, signal) => {
    const isSecure = url.startsWith('https:');
    const accepts = (address: string) => mayReach(address, networks, isSecure);
    return new Promise((resolve, reject) => {
      refuseAddress(new URL(url).hostname, accepts);
      const request = (isSecure ? requestSecurely : requestPlainly)(url, {
        method: 'POST',
        lookup: guardedLookup(accepts),
        // A connection of its own each time: a kept one would skip the look at where it leads.
        agent: false,
        signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Handrail',
          ...signedHeaders(secret, id, at, body),
        },
      });
      request.on('response', (response) => {
        const seconds = Number(response.headers['retry-after']);
        response.on('error', () => undefined).destroy();
        resolve({ status: response.statusCode ?? 0, retryAfterMs: seconds > 0 ? seconds * 1000 : 0 });
      });
      request.on('error', reject);
      request.end(body);
    });
  };
}
