import type { Answers } from '#lib/messages/answer.ts';
import { stewardApi } from '#lib/sync/steward-api.ts';
import { webhookApi } from '#lib/sync/webhook-api.ts';
import type { Desk } from './desk.ts';

type Names = Extract<keyof Answers, `webhook:${string}`>;

/** The programs that the store tells of what happens: asked and changed there at once. */
export function webhookAnswers({ session }: Desk): Pick<Answers, Names> {
  const api = async () => webhookApi(await session());
  return {
    async 'webhook:list'() {
      const joined = await session();
      const [webhooks, libraries] = await Promise.all([webhookApi(joined).list(), stewardApi(joined).libraries()]);
      return { webhooks, libraries };
    },
    'webhook:add': async (wish) => (await api()).add(wish),
    'webhook:remove': async ({ webhookId }) => (await api()).remove(webhookId),
    'webhook:pause': async ({ webhookId }) => (await api()).pause(webhookId),
    'webhook:resume': async ({ webhookId }) => (await api()).resume(webhookId),
    'webhook:renew-secret': async ({ webhookId }) => (await api()).renewSecret(webhookId),
    'webhook:test': async ({ webhookId }) => (await api()).test(webhookId),
    'webhook:deliveries': async ({ webhookId, before }) => (await api()).deliveries(webhookId, before),
    'webhook:send-again': async ({ webhookId, deliveryId }) => (await api()).sendAgain(webhookId, deliveryId),
  };
}
