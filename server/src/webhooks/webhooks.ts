import { randomUUID } from 'node:crypto';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import type { DeliveryPage, Webhook, WebhookBody, WebhookRequest } from '../../../lib/model/webhook.ts';
import { note } from '#src/access/audit.ts';
import { refuseUnlessLibrary } from '#src/access/libraries.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { listDeliveries, sendAgain } from './deliveries.ts';
import { newWebhookSecret } from './sign.ts';

/** What stewards of the workspace may do with webhooks. */
export interface WebhookDesk {
  list(): Promise<Webhook[]>;
  add(by: Me, wish: WebhookRequest): Promise<{ webhook: Webhook; secret: string }>;
  remove(by: Me, id: string): Promise<void>;
  pause(by: Me, id: string): Promise<void>;
  resume(by: Me, id: string): Promise<void>;
  renewSecret(by: Me, id: string): Promise<{ webhook: Webhook; secret: string }>;
  test(by: Me, id: string): Promise<void>;
  deliveries(id: string, page: { before: string | null; limit: number }): Promise<DeliveryPage>;
  again(webhook: string, id: string): Promise<void>;
}

interface Parts {
  db: Database;
  ws: string;
  clock: () => Date;
  /** Without TLS only where the operator opened a network of the company's own. */
  allowsPlain: boolean;
}

const webhooksMost = 50;

export function createWebhookDesk({ db, ws, clock, allowsPlain }: Parts): WebhookDesk {
  const one = async (id: string, trx: Database | InTransaction = db) => {
    const found = (await listWebhooks(trx, ws, id))[0];
    if (!found) throw new Problem('not-found', 'There is no such webhook.');
    return found;
  };
  const noted = (trx: InTransaction, by: Me, action: Parameters<typeof note>[1]['action'], target: string) =>
    note(trx, { ws, at: clock(), actor: by.id, action, target });
  const setPaused = (by: Me, id: string, at: Date | null) =>
    inTransaction(db, async (trx) => {
      const { pausedAt, hasSecret } = await one(id, trx);
      if ((pausedAt === null) === (at === null)) return;
      if (at === null && !hasSecret)
        throw new Problem('conflict', 'This webhook came from an import. Give it a new secret, then resume it.');
      await trx.updateTable('webhook').set({ paused_at: at }).where('ws', '=', ws).where('id', '=', id).execute();
      await noted(trx, by, at ? 'webhook-paused' : 'webhook-resumed', id);
    });

  return {
    list: () => listWebhooks(db, ws),
    async add(by, wish) {
      if (!allowsPlain && !wish.url.startsWith('https:'))
        throw new Problem('invalid', 'The address must begin with https://.');
      const id = randomUUID();
      const secret = newWebhookSecret();
      const events = JSON.stringify([...new Set(wish.events)]);
      await inTransaction(db, async (trx) => {
        await refuseUnlessLibrary(trx, ws, wish.library);
        if ((await listWebhooks(trx, ws)).length >= webhooksMost)
          throw new Problem('conflict', `There may be ${webhooksMost} webhooks at most. Remove one first.`);
        await trx
          .insertInto('webhook')
          .values({ ws, ...wish, events, id, secret, at: clock() })
          .execute();
        await noted(trx, by, 'webhook-added', id);
      });
      return { webhook: await one(id), secret };
    },
    async remove(by, id) {
      await inTransaction(db, async (trx) => {
        await one(id, trx);
        await trx.deleteFrom('delivery').where('ws', '=', ws).where('webhook', '=', id).execute();
        await trx.deleteFrom('webhook').where('ws', '=', ws).where('id', '=', id).execute();
        await noted(trx, by, 'webhook-removed', id);
      });
    },
    pause: (by, id) => setPaused(by, id, clock()),
    resume: (by, id) => setPaused(by, id, null),
    async renewSecret(by, id) {
      const secret = newWebhookSecret();
      await inTransaction(db, async (trx) => {
        await one(id, trx);
        await trx.updateTable('webhook').set({ secret }).where('ws', '=', ws).where('id', '=', id).execute();
        await noted(trx, by, 'webhook-secret-renewed', id);
      });
      return { webhook: await one(id), secret };
    },
    async test(by, id) {
      const { pausedAt } = await one(id);
      if (pausedAt) throw new Problem('conflict', 'This webhook is paused. Resume it first.');
      const at = clock();
      const body = {
        type: 'test',
        timestamp: at.toISOString(),
        data: { by: { id: by.id, name: by.name }, link: null },
      } satisfies WebhookBody;
      await db
        .insertInto('delivery')
        .values({ ws, id: randomUUID(), webhook: id, event: 'test', body: JSON.stringify(body), at, next_at: at })
        .execute();
    },
    async deliveries(id, page) {
      await one(id);
      return listDeliveries(db, ws, id, page);
    },
    again: (webhook, id) => sendAgain(db, ws, { webhook, id, at: clock() }),
  };
}

/** All of them, or the one of this id. */
async function listWebhooks(db: Database | InTransaction, ws: string, id?: string): Promise<Webhook[]> {
  let query = db
    .selectFrom('webhook as w')
    .select(['w.id', 'w.name', 'w.url', 'w.events', 'w.library', 'w.at', 'w.paused_at', 'w.secret'])
    .select((row) =>
      row
        .selectFrom('delivery as d')
        .select((one) => one.fn.countAll<number>().as('count'))
        .where('d.ws', '=', ws)
        .whereRef('d.webhook', '=', 'w.id')
        .where('d.next_at', 'is not', null)
        .as('waiting'),
    )
    .where('w.ws', '=', ws)
    .orderBy('w.at')
    .orderBy('w.id');
  if (id !== undefined) query = query.where('w.id', '=', id);
  return (await query.execute()).map(({ at, paused_at, secret, events, waiting, ...row }) => ({
    ...row,
    events: events as string[],
    madeAt: at.toISOString(),
    pausedAt: paused_at?.toISOString() ?? null,
    hasSecret: secret !== null,
    waiting: waiting ?? 0,
  }));
}
