import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { WebhookBody } from '#lib/model/webhook.ts';

export interface Received {
  path: string;
  id: string;
  body: WebhookBody;
  raw: string;
}

/** The other end of a webhook: a real server that checks each signature and remembers what came. */
export interface Receiver {
  url: string;
  received: Received[];
  /** How often anybody knocked, whatever was answered. */
  knocks(): number;
  /** What is answered from now on. */
  answers(status: number, headers?: Record<string, string>): void;
  trusts(path: string, secret: string): void;
  /** Until as many have come. */
  until(count: number, withinMs?: number): Promise<Received[]>;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const secrets = new Map<string, string>();
  let status = 204;
  let headers: Record<string, string> = {};
  let knocks = 0;
  const server = createServer((asked, answer) => {
    void (async () => {
      const raw = await text(asked);
      const path = asked.url ?? '';
      knocks += 1;
      try {
        new Webhook(secrets.get(path) ?? '').verify(raw, asked.headers as Record<string, string>);
        if (status === 204)
          received.push({
            path,
            id: String(asked.headers['webhook-id']),
            body: WebhookBody.parse(JSON.parse(raw)),
            raw,
          });
        answer.writeHead(status, headers).end();
      } catch {
        answer.writeHead(401).end();
      }
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    knocks: () => knocks,
    answers(nextStatus, nextHeaders = {}) {
      status = nextStatus;
      headers = nextHeaders;
    },
    trusts: (path, secret) => void secrets.set(path, secret),
    async until(count, withinMs = 20_000) {
      const deadline = Date.now() + withinMs;
      while (received.length < count) {
        if (Date.now() > deadline) throw new Error(`${received.length} of ${count} came within ${withinMs} ms.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return received;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
